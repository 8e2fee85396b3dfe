"""What a file of another system says, line by line, and what becomes of it here.

Each thing has a ``key`` of its system's that is kept with it, so that the same file brings nothing twice. ``line`` is
where it stands, for faults; ``place`` is the key of its initiative, empty for the one that is imported into.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from deliberation.errors import Fault
from deliberation.models import Argument, Initiative


@dataclass(frozen=True, slots=True)
class Name:
    """How a file names a thing: by its system's key, an id of ours, or an argument's number here."""

    key: str
    id: UUID | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class BroughtInitiative:
    line: int
    name: Name
    title: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BroughtArgument:
    """It has a ``kind``, or a ``parent`` and a ``relation``."""

    line: int
    name: Name
    claim: str
    reasons: str = ""
    kind: str | None = None
    parent: Name | None = None
    relation: str | None = None
    withdrawn: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class BroughtEvidence:
    """``source`` are the fields of a source of the library."""

    line: int
    name: Name
    argument: Name
    source: dict[str, Any]
    fields: dict[str, Any] = field(default_factory=dict)
    place: str = ""


@dataclass(frozen=True, slots=True)
class BroughtComment:
    """On an argument, or on the initiative; ``parent`` is the comment that it replies to."""

    line: int
    name: Name
    text: str
    argument: Name | None = None
    parent: Name | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class BroughtSource:
    line: int
    fields: dict[str, Any]


@dataclass(slots=True)
class Outcome:
    """How many were made, changed, and found as they are; what is wrong with the others."""

    made: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        for name in ("made", "changed", "skipped", "faults"):
            mine = getattr(self, name)
            mine.extend(other.faults) if name == "faults" else mine.update(getattr(other, name))

    def fault(self, line: int, code: str, detail: object, name: str = "") -> None:
        self.faults.append(Fault(f"{line}.{name}" if name else str(line), code, str(detail)))


Known = Callable[[str], bool]  # whether a key stands in the same file


class Standing:
    """The arguments of an initiative that a part of a file names, read in one query."""

    COLUMNS = (
        "pk",
        "number",
        "kind",
        "parent_id",
        "relation",
        "depth",
        "claim",
        "reasons",
        "state",
        "hidden_at",
    )

    def __init__(self, initiative: Initiative, names: Iterable[Name | None]) -> None:
        asked = [name for name in names if name is not None]
        rows = Argument.objects.filter(initiative=initiative).filter(
            Q(external_id__in={name.key for name in asked} - {""})
            | Q(pk__in={name.id for name in asked if name.id})
            | Q(number__in={name.number for name in asked if name.number})
        )
        found = list(rows.only(*self.COLUMNS, "external_id", "initiative_id", "merged_into_id", "author_id"))
        for one in found:
            one.initiative = initiative
        self.by_key = {one.external_id: one for one in found if one.external_id}
        self.by_id = {one.pk: one for one in found}
        self.by_number = {one.number: one for one in found}

    def find(self, name: Name) -> Argument | None:
        return (
            self.by_key.get(name.key)
            or (self.by_id.get(name.id) if name.id else None)
            or (self.by_number.get(name.number) if name.number else None)
        )


def missing(outcome: Outcome, line: int, field_name: str, name: Name) -> None:
    """Say that what a line names is neither in the file nor here."""
    outcome.fault(
        line, "does_not_exist", _("Nothing is called “%s” here or in the file.") % name.key, field_name
    )
