"""Fills a database, serves it as in production, measures it, and writes the table that README quotes."""
