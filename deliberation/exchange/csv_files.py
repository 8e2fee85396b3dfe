"""CSV: a noun a file, a row a line. Texts are inert for spreadsheets, unless a machine asks for them raw."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from deliberation.markup.cells import inert

from .asked import Export, Row

BYTE_ORDER_MARK = "﻿"  # without it spreadsheets take UTF-8 for something else
# Name of the column → where the value stands in the answer of the API.
COLUMNS: dict[str, dict[str, str]] = {
    "arguments": {
        **{
            name: name
            for name in ("ref", "kind", "relation", "parent", "claim", "reasons", "state", "hidden")
        },
        "author": "author.name",
        "organisation": "organisation.name",
        **{name: f"tally.{name}" for name in ("agree", "disagree", "unsure", "earlier")},
        **{name: name for name in ("label", "evidence_count", "response_count", "comment_count")},
        **{name: f"challenge.{name}" for name in ("likelihood", "impact", "status", "due")},
        **{
            name: name
            for name in ("merged_into", "external_id", "html_url", "created_at", "updated_at", "id")
        },
    },
    "comments": {
        **{name: name for name in ("initiative", "argument", "parent", "text", "hidden", "deleted")},
        "author": "author.name",
        "organisation": "organisation.name",
        **{name: name for name in ("html_url", "created_at", "updated_at", "id")},
    },
    "sources": {
        **{name: name for name in ("title", "publisher", "address", "kind", "language", "published_on")},
        **{name: name for name in ("published_year", "retrieved_on", "re_check_by")},
        "file": "file.name",
        "added_by": "added_by.name",
        **{name: name for name in ("html_url", "created_at", "updated_at", "id")},
    },
    "evidence": {
        **{
            name: name
            for name in ("argument", "bearing", "quote", "locator", "grade", "grade_reason", "hidden")
        },
        "source_title": "source.title",
        "source_address": "source.address",
        "source": "source.id",
        "added_by": "added_by.name",
        "organisation": "organisation.name",
        **{name: name for name in ("html_url", "created_at", "updated_at", "id")},
    },
    "policy_records": {
        **{name: name for name in ("name_en", "name_ko", "name_original", "original_language", "country")},
        **{name: name for name in ("international_organisation", "responsible", "instrument", "themes")},
        **{name: name for name in ("targets", "status", "status_since", "starts_on", "start_year")},
        **{name: name for name in ("ends_on", "end_year", "evaluated", "summary", "links", "sharing")},
        **{name: name for name in ("shared_with", "last_verified_on", "verify_by", "external_id")},
        "organisation": "organisation.name",
        "added_by": "added_by.name",
        **{name: name for name in ("html_url", "created_at", "updated_at", "id")},
    },
    "policy_statuses": {
        **{name: name for name in ("record", "name", "status", "since", "note")},
        "by": "by.name",
        **{name: name for name in ("at", "id")},
    },
    "agreements": {
        **{name: name for name in ("title", "purpose", "signed_on", "review_on", "ends_on", "parties")},
        "added_by": "added_by.name",
        **{name: name for name in ("html_url", "created_at", "updated_at", "id")},
    },
    "clauses": {
        **{name: name for name in ("agreement", "number", "heading", "text", "parent")},
        **{name: name for name in ("html_url", "created_at", "updated_at", "id")},
    },
    "commitments": {
        **{name: name for name in ("agreement", "clause", "deliverable")},
        "lead": "lead.name",
        "supporting": "supporting",
        "responsible": "responsible.name",
        **{name: name for name in ("starts_on", "due", "progress", "colour", "why", "withdrawn_at")},
        **{name: name for name in ("withdrawn_reason", "html_url", "created_at", "updated_at", "id")},
    },
    "milestones": {
        **{name: name for name in ("agreement", "commitment", "deliverable", "title", "due")},
        **{name: name for name in ("reached_on", "id")},
    },
    "findings": {
        **{name: name for name in ("initiative", "title", "rule", "subject", "arguments", "found")},
        **{name: name for name in ("waived", "reason", "waived_by", "waived_at", "html_url")},
    },
    "waivers": {
        **{name: name for name in ("initiative", "rule", "subject", "reason")},
        "waived_by": "waived_by.name",
        **{name: name for name in ("html_url", "created_at", "updated_at", "id")},
    },
    "votes": {
        "argument": "argument",
        "voter": "voter.name",
        "organisation": "voter.organisation.name",
        **{name: name for name in ("value", "reason", "revision", "cast_at")},
    },
}
TABLES = tuple(COLUMNS)


def as_csv(export: Export) -> Iterator[bytes]:
    """``options`` say which noun, and whether the cells are to be ``raw``."""
    noun, raw = export.options["noun"], export.options.get("raw", False)
    columns, write = COLUMNS[noun], _writer()
    yield (write(list(columns)) if raw else BYTE_ORDER_MARK + write(list(columns))).encode()
    for _name, row in export.counted((noun,)):
        yield write([_cell(_found(row, path), raw) for path in columns.values()]).encode()


def _writer():
    """Every text stands in quotes, every number without, so that a reader need not guess."""
    return csv.writer(_Line(), quoting=csv.QUOTE_NONNUMERIC).writerow


def _found(row: Row, path: str) -> Any:
    value: Any = row
    for name in path.split("."):
        value = value[name] if value is not None else None
    return value


def _cell(value: Any, raw: bool) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        value = "; ".join(one["name"] if isinstance(one, dict) else one for one in value)
    if isinstance(value, datetime | date):
        return value.isoformat().replace("+00:00", "Z")
    text = str(value).replace("\x00", "")
    return text if raw else inert(text)


class _Line:
    """A file that hands each line back."""

    def write(self, line: str) -> str:
        return line
