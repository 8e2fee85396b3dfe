"""What the calendar reminds of: voting that ends within a day, what is due, and what may open a decided initiative
again. Beat and a command call it.

Each is recorded once for each date: a row keeps the one that was told, so that any number of beats may ask at once,
another date is told anew, and a day on which no beat came by is told of later.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from accounts.models import User, Workspace
from deliberation.actions.locks import locked_initiative
from deliberation.actions.triggers import fire_due
from deliberation.calendars import days_to_tell, is_day_to_tell
from deliberation.models import (
    Action,
    Challenge,
    Commitment,
    Deadline,
    Event,
    Initiative,
    PolicyRecord,
    Preparation,
    Source,
    Stage,
)
from deliberation.outbox import record
from deliberation.permissions import Actor
from deliberation.todo.challenges import OVER

AHEAD = timedelta(hours=24)
CALENDAR = "calendar"


def remind_due(now: datetime) -> Counter[str]:
    """Record all that is to be told of at ``now`` (aware). Returns how many by verb."""
    by = Actor(system_name=CALENDAR, acted_at=now)
    told = Counter({due.verb: sum(_tell(by, due, row) for row in _untold(due, now)) for due in DUE})
    told["initiative.closing_soon"] = sum(_closes_soon(by, one) for one in _closing(now))
    told["decision.trigger_fired"] = fire_due(now)
    return +told


def _closing(now: datetime) -> Iterable[Initiative]:
    soon = Initiative.objects.filter(stage=Stage.OPEN, closes_at__gt=now, closes_at__lte=now + AHEAD)
    return soon.filter(Q(closing_told_for=None) | ~Q(closing_told_for=F("closes_at")))


@transaction.atomic
def _closes_soon(by: Actor, initiative: Initiative) -> bool:
    initiative = locked_initiative(initiative)
    ends = initiative.closes_at
    if initiative.stage != Stage.OPEN or initiative.closing_told_for == ends:
        return False
    if not by.moment < ends <= by.moment + AHEAD:
        return False
    Initiative.objects.filter(pk=initiative.pk).update(closing_told_for=ends)
    record("initiative.closing_soon", by=by, subject=initiative, initiative=initiative)
    return True


def _challenges() -> QuerySet[Challenge]:
    rows = (
        Challenge.objects.standing().unsettled().exclude(argument__initiative__stage__in=(*OVER, Stage.DRAFT))
    )
    return rows.select_related("argument__initiative__workspace", "responsible")


def _actions() -> QuerySet[Action]:
    rows = Action.objects.filter(done_at=None).exclude(initiative__stage__in=OVER)
    return rows.select_related("initiative__workspace", "owner")


def _commitments() -> QuerySet[Commitment]:
    return Commitment.objects.kept().open().select_related("clause__agreement__workspace", "responsible")


def _sources() -> QuerySet[Source]:
    return Source.objects.select_related("workspace", "added_by")


def _deadlines() -> QuerySet[Deadline]:
    return _of_events_ahead(Deadline.objects.filter(done_on=None))


def _preparations() -> QuerySet[Preparation]:
    return _of_events_ahead(Preparation.objects.filter(state__in=Preparation.OPEN))


def _of_events_ahead(rows: QuerySet) -> QuerySet:
    """Where the workspace keeps events; what nobody took reminds nobody."""
    ahead = rows.filter(event__state=Event.State.PREPARING, event__workspace__keeps_events=True)
    return ahead.exclude(owner=None).select_related("event__workspace", "owner")


def _policy_records() -> QuerySet[PolicyRecord]:
    kept = PolicyRecord.objects.filter(workspace__keeps_register=True)
    return kept.select_related("workspace", "added_by")


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a ``day``: the rows, whose it is, and where it is recorded."""

    verb: str
    day: str
    rows: Callable[[], QuerySet]
    whose: Callable[[Any], User | None]
    workspace: Callable[[Any], Workspace]
    place: Callable[[Any], dict[str, Any]]


DUE = (
    Due(
        "challenge.due",
        "due",
        _challenges,
        whose=lambda row: row.responsible,
        workspace=lambda row: row.argument.initiative.workspace,
        place=lambda row: {"argument": row.argument},
    ),
    Due(
        "action.due",
        "due",
        _actions,
        whose=lambda row: row.owner,
        workspace=lambda row: row.initiative.workspace,
        place=lambda row: {"initiative": row.initiative},
    ),
    Due(
        "commitment.due",
        "due",
        _commitments,
        whose=lambda row: row.responsible,
        workspace=lambda row: row.clause.agreement.workspace,
        place=lambda row: {"workspace_id": row.workspace_id},
    ),
    Due(
        "source.due",
        "re_check_by",
        _sources,
        whose=lambda row: row.added_by,
        workspace=lambda row: row.workspace,
        place=lambda row: {"workspace_id": row.workspace_id},
    ),
    *(
        Due(
            verb,
            "due",
            rows,
            whose=lambda row: row.owner,
            workspace=lambda row: row.event.workspace,
            place=lambda row: {"workspace_id": row.workspace_id, "event": str(row.event_id)},
        )
        for verb, rows in (("deadline.due", _deadlines), ("preparation.due", _preparations))
    ),
    Due(
        "policy_record.due",
        "verify_by",
        _policy_records,
        whose=lambda row: row.added_by,
        workspace=lambda row: row.workspace,
        place=lambda row: {"workspace_id": row.workspace_id},
    ),
)


def _untold(due: Due, now: datetime) -> Iterator[Any]:
    """Those whose day has come where their person lives, and that were not told of it."""
    untold = Q(due_told_for=None) | ~Q(due_told_for=F(due.day))
    for row in due.rows().filter(untold, **{f"{due.day}__range": days_to_tell(now)}):
        person, workspace = due.whose(row), due.workspace(row)
        zone = (person.time_zone if person else "") or workspace.time_zone
        if is_day_to_tell(getattr(row, due.day), zone, now):
            yield row


@transaction.atomic
def _tell(by: Actor, due: Due, row: Any) -> bool:
    if not _claimed(row, due.day, getattr(row, due.day)):
        return False
    record(due.verb, by=by, subject=row, **due.place(row))
    return True


def _claimed(row: Any, name: str, day: date) -> bool:
    """Whether this one tells of the day: one UPDATE of many changes the row; a day that moved away is not told."""
    untold = Q(due_told_for=None) | ~Q(due_told_for=day)
    there = type(row).objects.filter(untold, pk=row.pk, **{name: day})
    return there.update(due_told_for=day) == 1
