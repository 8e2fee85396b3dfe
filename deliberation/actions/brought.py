"""What a file of another system says, line by line, and what becomes of it here.

Each thing has a ``key`` of its system's that is kept with it, so that the same file brings nothing twice. ``line`` is
where it stands, for faults; ``place`` is the key of its initiative, empty for the one that is imported into.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from deliberation.errors import Fault, Refusal


@dataclass(frozen=True, slots=True)
class Name:
    """How a file names a thing: by its system's key, an id of ours, or what people call an argument here (``AI-12#7``,
    ``#7`` within its initiative), which only points at what is here: nothing is brought under it.
    """

    key: str
    id: UUID | None = None
    ref: str = ""


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
class BroughtFact:
    """``sources`` are the fields of sources of the library, each with a quote."""

    line: int
    name: Name
    text: str
    sources: tuple[tuple[dict[str, Any], str], ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class BroughtQuestion:
    """With its answer, if it has one, and the arguments that it gathers."""

    line: int
    name: Name
    text: str
    answer: str = ""
    arguments: tuple[Name, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class BroughtSource:
    line: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not carried over, and ``why``: a noun, with its name, or with none a mere field of one.

    What hangs from it goes with it, or stands under ``instead``.
    """

    line: int
    noun: str
    why: str
    name: Name | None = None
    instead: Name | None = None


def place_of(line: int, name: str) -> str:
    """Where a fault is: ``7.claim``, ``7``, or the field alone where no line is known."""
    return ".".join(filter(None, (str(line or ""), name)))


@dataclass(slots=True)
class Outcome:
    """How many were made, changed, and found as they are; what is wrong with the others."""

    made: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        self.made += other.made
        self.changed += other.changed
        self.skipped += other.skipped
        self.faults += other.faults

    def fault(self, line: int, code: str, detail: object, name: str = "") -> None:
        self.faults.append(Fault(place_of(line, name), code, str(detail)))

    def refuse(self, line: int, refusal: Refusal) -> None:
        """Say of a line what a verb says against it: each of its faults, or its one sentence."""
        for fault in refusal.faults or [Fault("", refusal.code, str(refusal.detail))]:
            self.fault(line, fault.code, fault.detail, fault.field)


Brought = (
    BroughtInitiative
    | BroughtSource
    | BroughtArgument
    | BroughtEvidence
    | BroughtComment
    | BroughtFact
    | BroughtQuestion
    | LeftOut
)
