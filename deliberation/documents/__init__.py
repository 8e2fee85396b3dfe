"""A document as plain blocks (``outline``), and one writer for each file that it can become. Pure, no ORM."""
