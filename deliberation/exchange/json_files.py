"""JSON, all of it in one object, and JSON Lines, a noun a line: each as the REST API tells it."""

from collections.abc import Iterator
from itertools import groupby

import orjson

from .asked import Export, Row

WRITTEN = orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC
# In this order a reader has everything before it is pointed at.
NOUNS = {
    "initiatives": "initiative",
    "sources": "source",
    "policy_records": "policyrecord",
    "policy_statuses": "policystatus",
    "arguments": "argument",
    "evidence": "evidence",
    "comments": "comment",
    "attachments": "attachment",
    "facts": "fact",
    "questions": "question",
    "positions": "position",
    "votes": "vote",
    "decisions": "decision",
    "actions": "action",
    "indicators": "indicator",
    "status_reports": "status_report",
    "options": "option",
    "criteria": "criterion",
    "waivers": "waiver",
    "agreements": "agreement",
    "clauses": "clause",
    "commitments": "commitment",
    "events": "event",
    "deadlines": "deadline",
    "preparations": "preparation",
    "pledges": "pledge",
    "cases": "case",
    "bodies": "body",
    "meetings": "meeting",
    "agenda_items": "agenda_item",
    "minute_lines": "minute_line",
}
NAMES = tuple(NOUNS)


def as_json_lines(export: Export) -> Iterator[bytes]:
    for name, row in export.counted(NAMES):
        yield orjson.dumps({"type": NOUNS[name], **row}, option=WRITTEN | orjson.OPT_APPEND_NEWLINE)


def as_json(export: Export) -> Iterator[bytes]:
    """One object: where and when, then a list a noun; written row by row."""
    head = orjson.dumps({"workspace": export.workspace.key, "exported_at": export.until}, option=WRITTEN)
    yield head[:-1]
    written = set()
    for name, rows in groupby(export.counted(NAMES), key=lambda one: one[0]):
        written.add(name)
        yield b',\n"%s":[' % name.encode()
        yield from _list(row for _name, row in rows)
        yield b"]"
    for name in NAMES:
        if name not in written:
            yield b',\n"%s":[]' % name.encode()
    yield b"}\n"


def _list(rows: Iterator[Row]) -> Iterator[bytes]:
    between = b"\n"
    for row in rows:
        yield between + orjson.dumps(row, option=WRITTEN)
        between = b",\n"
