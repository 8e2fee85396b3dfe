"""The acts as files, line by line: for tables, and for machines."""

import csv
from collections.abc import Iterator
from dataclasses import fields

import orjson
from django.db.models import QuerySet

from .acts import Act, in_pieces

COLUMNS = tuple(field.name for field in fields(Act))
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet would take for more than a text


def as_csv(rows: QuerySet, key: str) -> Iterator[str]:
    """With a header; a cell that looks like a formula begins with an apostrophe."""
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    for act in in_pieces(rows, key):
        yield writer.writerow([inert(_text(getattr(act, name))) for name in COLUMNS])


def as_json_lines(rows: QuerySet, key: str) -> Iterator[bytes]:
    for act in in_pieces(rows, key):
        yield orjson.dumps(act, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE)


def inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _text(value: object) -> str:
    if isinstance(value, dict):
        return orjson.dumps(value).decode() if value else ""
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)


class _Line:
    """A file that hands each line back."""

    def write(self, line: str) -> str:
        return line
