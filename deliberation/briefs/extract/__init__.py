"""One reader a format. Runs in the child process and imports nothing from outside this package."""
