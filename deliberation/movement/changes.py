"""A row of the ledger as movement reads it, and a change as movement tells it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from deliberation.models import Activity

Window = QuerySet[Activity]


@dataclass(frozen=True, slots=True)
class Happening:
    seq: int
    verb: str
    initiative_id: UUID | None
    argument_id: UUID | None
    actor_id: UUID | None
    subject_id: UUID
    details: dict[str, Any]

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The columns of Activity that make one, in order."""
        return (
            "entry__seq",
            "verb",
            "initiative_id",
            "argument_id",
            "actor_id",
            "subject_id",
            "details",
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What came of some happenings: a code, where, by whom (ids), the last seq, and numbers or codes.

    Ids are text, so that it can be kept as JSON.
    """

    code: str
    initiative: str | None
    argument: str | None
    actors: tuple[str, ...]
    seq: int
    details: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, code: str, rows: list[Happening], **details: Any) -> "Change":
        """The change that ``rows`` of one place (at least one, in order) make together."""
        last = rows[-1]
        actors = dict.fromkeys(str(row.actor_id) for row in rows if row.actor_id)
        return cls(
            code=code,
            initiative=str(last.initiative_id) if last.initiative_id else None,
            argument=str(last.argument_id) if last.argument_id else None,
            actors=tuple(actors),
            seq=last.seq,
            details=details,
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Change":
        return cls(**{**data, "actors": tuple(data["actors"])})


def with_verbs(window: Window, *verbs: str) -> list[Happening]:
    """The rows of these verbs, in the order of the ledger."""
    rows = window.filter(verb__in=verbs).order_by("entry__seq").values_list(*Happening.columns())
    return [Happening(*row) for row in rows]


def by_argument(rows: Iterable[Happening]) -> dict[UUID, list[Happening]]:
    """Rows by the argument that they are about, in order."""
    groups: dict[UUID, list[Happening]] = {}
    for row in rows:
        if row.argument_id:
            groups.setdefault(row.argument_id, []).append(row)
    return groups


def by_initiative(rows: Iterable[Happening]) -> dict[UUID, list[Happening]]:
    groups: dict[UUID, list[Happening]] = {}
    for row in rows:
        if row.initiative_id:
            groups.setdefault(row.initiative_id, []).append(row)
    return groups
