"""Rows that nobody can change, changed: as somebody might who owns the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models

TRIGGERS = {
    "deliberation_activity": "only_grows",
    "deliberation_ledgerentry": "only_grows",
    "deliberation_change": "only_grows",
    "deliberation_snapshot": "only_grows",
    "deliberation_frozenwords": "words_only_go",
    "accounts_securityevent": "events_stay",
}


@contextmanager
def tampering(*nouns: type[models.Model]) -> Iterator[None]:
    """Inside, PostgreSQL lets the rows of ``nouns`` be changed and taken away; SQLite always does."""
    _set(nouns, "DISABLE")
    yield
    _set(nouns, "ENABLE")


def _set(nouns, word: str) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks that wait cannot be altered
        for noun in nouns:
            table = noun._meta.db_table
            if table in TRIGGERS:
                cursor.execute(f"ALTER TABLE {table} {word} TRIGGER {TRIGGERS[table]}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
