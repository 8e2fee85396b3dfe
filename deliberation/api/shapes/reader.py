"""For whom an answer is shaped, and what all shapes have in common."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet, UUIDField, Value
from django.utils import timezone

from deliberation.models import Initiative
from deliberation.permissions import Actor

RIGHTS = ("reader_id", "reader_role", "reader_organisation_id", "reader_speaks_for")


@dataclass(slots=True)
class Reader:
    """Who reads; ``html`` asks for texts as safe HTML, too. Judgements that rows share are made once."""

    by: Actor
    html: bool = False
    _judged: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def user_id(self) -> UUID | None:
        return self.by.user.pk if self.by.user else None

    def once(self, key: Hashable, judge: Callable[[], Any]) -> Any:
        if key not in self._judged:
            self._judged[key] = judge()
        return self._judged[key]

    def today(self, zone: str) -> date:
        """The day that it is in a workspace of this zone."""
        return self.once(("today", zone), lambda: timezone.now().astimezone(ZoneInfo(zone)).date())

    def results_are_out(self, results: str, stage: str) -> bool:
        """Whether an initiative with these settings tells its tallies."""
        return self.once(
            ("results", results, stage), lambda: Initiative(results=results, stage=stage).results_are_out
        )


def seen_by(rows: QuerySet, user) -> QuerySet:
    """What ``user`` may see; the rows of a visitor carry empty rights."""
    rows = rows.visible_to(user)
    if user.is_authenticated:
        return rows
    return rows.annotate(**dict.fromkeys(RIGHTS, Value(None, UUIDField())))


def person(
    user_id: UUID | None, name: str | None, organisation: dict | None, role: str | None
) -> dict | None:
    """Somebody by name; for readers from outside (no ``role``) nobody has one."""
    if role is None or user_id is None:
        return None
    return {"id": user_id, "name": name, "organisation": organisation}


def organisation(pk: UUID | None, name: str | None) -> dict | None:
    return {"id": pk, "name": name} if pk else None


def api(path: str) -> str:
    """The address of an answer below ``/api/v1/``."""
    return f"{settings.BASE_URL}/api/v1/{path}"


def initiative_ref(key: str, number: int) -> str:
    return f"{key}-{number}"


def board_url(ref: str) -> str:
    """The initiative's page."""
    return f"{settings.BASE_URL}/i/{ref}/"


def argument_url(ref: str, number: int) -> str:
    """The argument's page."""
    return f"{settings.BASE_URL}/i/{ref}/{number}/"
