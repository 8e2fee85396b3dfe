"""What the suite needs around Django: databases, Redis, a worker, a mail server, a browser."""
