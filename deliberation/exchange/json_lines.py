"""JSON Lines read: a noun a line, as exports write it. What only tells of the noun there is known, and not read."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson
from django.utils.translation import gettext as _

from deliberation.actions.brought import (
    Brought,
    LeftOut,
)

from .faults import Faults
from .fields import Values
from .json_nouns import BY_TABLE, NOT_READ, READERS, SAID_ANEW
from .left_out import AS_TABLE, DELETED, FIELD, HIDDEN, MERGED, THEIRS

LONGEST = 512 * 1024  # bytes of a line


class JsonLines:
    """One file; each time that it is gone through it says the same, and tells its faults to whoever listens."""

    def __init__(self, file: BinaryIO, system: str) -> None:
        self.file, self.system = file, system

    def things(self, faults: Faults) -> Iterator[Brought]:
        self.file.seek(0)
        for number, line in enumerate(self.file, start=1):
            row = _row(number, line, faults) if line.strip() else None
            if row is not None:
                yield from self._read(Values(number, row, faults, self.system))

    def _read(self, values: Values) -> Iterator[Brought]:
        noun, row = str(values.values.get("type")), values.values
        if noun in NOT_READ:
            yield LeftOut(values.line, noun, AS_TABLE if noun in BY_TABLE else THEIRS)
            return
        if noun not in READERS:
            values.fault("type", "invalid_choice", _("This is one of: %s.") % ", ".join(READERS))
            return
        read, known = READERS[noun]
        for name in row.keys() - known:
            values.fault(name, "unknown", _("There is no such field here."))
        thing = _left_out(values, noun) or read(values)
        if thing is not None:
            yield thing
        if not isinstance(thing, LeftOut):
            yield from _fields_left_out(values, noun)


def _left_out(values: Values, noun: str) -> LeftOut | None:
    """What is only a tombstone, or shows as another there; it is told, so that what hangs from it is known."""
    for why in (HIDDEN, DELETED):
        if values.values.get(why):
            return LeftOut(values.line, noun, why, values.own_name(noun))
    if values.values.get("merged_into") or values.values.get("state") == "merged":
        return LeftOut(values.line, noun, MERGED, values.own_name(noun), values.name("merged_into"))
    return None


def _fields_left_out(values: Values, noun: str) -> Iterator[LeftOut]:
    for name in SAID_ANEW.get(noun, ()):
        value = values.values.get(name)
        if value and value != "draft" and not (name == "challenge" and _is_unhandled(value)):
            yield LeftOut(values.line, f"{noun}.{name}", FIELD)


def _is_unhandled(challenge: Any) -> bool:
    told = ("likelihood", "impact", "owner", "responsible", "mitigation", "due")
    unhandled = isinstance(challenge, dict) and challenge.get("status") in (None, "unhandled")
    return unhandled and not any(challenge.get(name) for name in told)


def _row(number: int, line: bytes, faults: Faults) -> dict[str, Any] | None:
    if len(line) > LONGEST:
        faults.add(number, "too_long", _("This line is too long."))
        return None
    try:
        row = orjson.loads(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
    except orjson.JSONDecodeError as fault:
        faults.add(number, "not_json", _("This line is not JSON: %s.") % fault)
        return None
    if not isinstance(row, dict):
        faults.add(number, "not_json", _("This line is to be an object."))
        return None
    return row
