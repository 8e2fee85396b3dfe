"""Rows as they are by now."""


def fresh(row):
    row.refresh_from_db()
    return row
