"""Files of other systems, read and written: a file a format."""
