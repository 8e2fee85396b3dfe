"""Examples for the schema: what tests sent and were answered, kept in ``examples.json`` by the operation's name.

`RECORD_EXAMPLES=1 pytest -n 0 tests/api` adds those that are missing and replaces those that do not fit any more;
`tests/api/test_examples.py` holds each against the schema.
"""

from functools import cache
from pathlib import Path

import orjson

FILE = Path(__file__).with_name("examples.json")


@cache
def all_examples() -> dict[str, dict]:
    """By operation: ``request``, and ``answers`` by status."""
    return orjson.loads(FILE.read_bytes()) if FILE.exists() else {}


def add_examples(operation: dict) -> None:
    """Put them beside the schemas of an operation."""
    known = all_examples().get(operation["operationId"], {})
    asked = operation.get("requestBody", {}).get("content", {})
    _put(asked, known.get("request", {}))
    for media in asked.values():
        if media["schema"].get("properties") == {}:
            media["example"] = {}
    for status, answer in known.get("answers", {}).items():
        _put(operation["responses"].get(status, {}).get("content", {}), answer)


def _put(content: dict, by_media: dict) -> None:
    for media, example in by_media.items():
        if media in content:
            content[media]["example"] = example
