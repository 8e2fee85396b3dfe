"""What goes with a sentence that the next page shows: the draft that the browser may forget, and the way to undo."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Undo:
    """The form of the inverse verb: where it is sent, and its fields. It takes the place of a question before."""

    to: str
    fields: dict[str, str] = field(default_factory=dict)


def tags_of(saved: str, undo: Undo | None) -> str:
    """For the ``extra_tags`` of a message; empty where nothing goes with it."""
    told = {"saved": saved, "undo": undo and {"to": undo.to, "fields": undo.fields}}
    return json.dumps({name: value for name, value in told.items() if value}) if saved or undo else ""


def read_tags(tags: str) -> dict[str, Any]:
    """What ``tags_of`` wrote; nothing of messages that come from a library."""
    return json.loads(tags) if tags.startswith("{") else {}
