"""What of a file is not carried over: what it is, why, and in which lines; what is alike in one sentence."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

RANGES_TOLD = 40


class LeftOuts:
    """Lines come in the order of the file."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], list[list[int]]] = {}
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, line: int, what: str, why: str) -> None:
        """``what`` is a noun or a field by its name in the API."""
        key = why, what
        self._counts[key] = self._counts.get(key, 0) + 1
        ranges = self._lines.setdefault(key, [])
        if ranges and line <= ranges[-1][1] + 1:
            ranges[-1][1] = max(line, ranges[-1][1])
        elif line and len(ranges) <= RANGES_TOLD:
            ranges.append([line, line])

    def told(self) -> Iterator[str]:
        """Sentences."""
        for (why, what), many in self._counts.items():
            said = {"what": what, "many": many, "lines": _ranges(self._lines[why, what])}
            yield f"{_reason(why)} {_placed(said)}"


def _placed(said: dict[str, Any]) -> str:
    if not said["lines"]:
        return _("%(what)s (%(many)d)") % said
    words = ngettext("%(what)s, line %(lines)s", "%(what)s (%(many)d), lines %(lines)s", said["many"])
    return words % said


def _ranges(ranges: list[list[int]]) -> str:
    told = [str(begins) if begins == ends else f"{begins}–{ends}" for begins, ends in ranges[:RANGES_TOLD]]
    return ", ".join(told + ["…"] * (len(ranges) > RANGES_TOLD))


THEIRS, HIDDEN, DELETED, MERGED, FIELD = "theirs", "hidden", "deleted", "merged", "field"
WITH, MOVED, ALONE, AS_TABLE = "with", "moved", "alone", "as_table"


def _reason(why: str) -> str:
    reasons = {
        THEIRS: _("Not carried over, as nobody votes, decides or speaks for others here:"),
        HIDDEN: _("Not carried over, as a facilitator hid it there:"),
        DELETED: _("Not carried over, as it was deleted there:"),
        MERGED: _("Not carried over, as it shows as another argument there:"),
        FIELD: _("Not carried over, as it is said anew here:"),
        WITH: _("Not carried over, as what it stands under is not:"),
        MOVED: _("Carried over to the argument that theirs shows as:"),
        AS_TABLE: _("Not carried over, as the register takes policies as a table (CSV):"),
        ALONE: _("Carried over without the comment that it replies to:"),
    }
    return reasons[why]
