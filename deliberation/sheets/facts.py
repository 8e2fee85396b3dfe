"""What a meeting sheet holds, as plain data: codes, not words; nothing here asks a database."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from deliberation.documents.outline import Note


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation: its names by language."""

    id: UUID
    en: str
    ko: str

    def in_language(self, language: str) -> str:
        return (self.ko or self.en) if language[:2] == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Item:
    """An argument on the sheet. ``notes`` are numbers of its sources; ``reply`` is the strongest response to it."""

    id: UUID
    ref: str
    claim: str
    kind: str = ""
    relation: str = ""
    tally: tuple[int, int, int] | None = None
    notes: tuple[int, ...] = ()
    reply: "Item | None" = None


@dataclass(frozen=True, slots=True)
class Handling:
    """A challenge that is not settled, and how it is handled."""

    item: Item
    status: str
    owner: Named | None
    responsible: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Stand:
    organisation: Named
    stand: str
    conditions: str


@dataclass(frozen=True, slots=True)
class Task:
    text: str
    owner: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Rows:
    """What was read for a sheet. ``replies`` and ``evidence`` are by the argument that they stand under."""

    initiative: Any
    made_at: datetime
    parties: list[tuple[str, Named]] = field(default_factory=list)
    positions: list[Stand] = field(default_factory=list)
    divided: list[Any] = field(default_factory=list)
    challenges: list[Any] = field(default_factory=list)
    replies: dict[UUID, Any] = field(default_factory=dict)
    evidence: dict[UUID, list[Any]] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    actions: list[Task] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """``divided`` is None until the counts of votes may be told."""

    ref: str
    title: str
    workspace: str
    zone: str
    stage: str
    since: datetime
    closes_at: datetime | None
    made_at: datetime
    proposal: str
    parties: tuple[tuple[str, Named], ...]
    positions: tuple[Stand, ...]
    divided: tuple[Item, ...] | None
    challenges: tuple[Handling, ...]
    questions: tuple[str, ...]
    actions: tuple[Task, ...]
    notes: tuple[Note, ...]
