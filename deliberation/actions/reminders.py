"""What the calendar reminds of: voting that ends within a day, and what is due today. Beat and a command call it.

Each is recorded once for each date: a row keeps the one that was told, so that any number of beats may ask at once,
and another date is told anew.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q

from deliberation.actions.locks import locked_initiative
from deliberation.calendars import days_somewhere, is_day_to_tell
from deliberation.models import Action, ArgumentState, Challenge, Initiative, Source, Stage
from deliberation.models.challenges import UNSETTLED
from deliberation.outbox import record
from deliberation.permissions import Actor
from deliberation.todo.challenges import OVER

AHEAD = timedelta(hours=24)
CALENDAR = "calendar"


def remind_due(now: datetime) -> Counter[str]:
    """Record all that is to be told of at ``now`` (aware). Returns how many by verb."""
    by = Actor(system_name=CALENDAR, acted_at=now)
    return +Counter(
        {
            "initiative.closing_soon": sum(_closes_soon(by, one) for one in _closing(now)),
            "challenge.due": sum(_challenge_due(by, one) for one in _challenges(now)),
            "action.due": sum(_action_due(by, one) for one in _actions(now)),
            "source.due": sum(_source_due(by, one) for one in _sources(now)),
        }
    )


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


def _challenges(now: datetime) -> Iterator[Challenge]:
    rows = _due_somewhere(Challenge.objects.filter(status__in=UNSETTLED), "due", now).filter(
        argument__state=ArgumentState.ACTIVE, argument__hidden_at=None
    )
    rows = rows.exclude(argument__initiative__stage__in=(*OVER, Stage.DRAFT))
    for row in rows.select_related("argument__initiative__workspace", "responsible"):
        workspace = row.argument.initiative.workspace
        if is_day_to_tell(row.due, _zone(row.responsible, workspace), now):
            yield row


@transaction.atomic
def _challenge_due(by: Actor, challenge: Challenge) -> bool:
    if not _claimed(challenge, "due", challenge.due):
        return False
    record("challenge.due", by=by, subject=challenge, argument=challenge.argument)
    return True


def _actions(now: datetime) -> Iterator[Action]:
    rows = _due_somewhere(Action.objects.filter(done_at=None), "due", now)
    rows = rows.exclude(initiative__stage__in=OVER).select_related("initiative__workspace", "owner")
    return (row for row in rows if is_day_to_tell(row.due, _zone(row.owner, row.initiative.workspace), now))


@transaction.atomic
def _action_due(by: Actor, action: Action) -> bool:
    if not _claimed(action, "due", action.due):
        return False
    record("action.due", by=by, subject=action, initiative=action.initiative)
    return True


def _sources(now: datetime) -> Iterator[Source]:
    rows = _due_somewhere(Source.objects.all(), "re_check_by", now).select_related("workspace", "added_by")
    return (row for row in rows if is_day_to_tell(row.re_check_by, _zone(row.added_by, row.workspace), now))


@transaction.atomic
def _source_due(by: Actor, source: Source) -> bool:
    if not _claimed(source, "re_check_by", source.re_check_by):
        return False
    record("source.due", by=by, subject=source, workspace_id=source.workspace_id)
    return True


def _due_somewhere(rows: models.QuerySet, name: str, now: datetime) -> models.QuerySet:
    """Those whose day it may be where their person lives, and that were not told of it."""
    untold = Q(due_told_for=None) | ~Q(due_told_for=F(name))
    return rows.filter(untold, **{f"{name}__range": days_somewhere(now)})


def _claimed(row: Any, name: str, day: date) -> bool:
    """Whether this one tells of the day: one UPDATE of many changes the row; a day that moved away is not told."""
    untold = Q(due_told_for=None) | ~Q(due_told_for=day)
    there = type(row).objects.filter(untold, pk=row.pk, **{name: day})
    return there.update(due_told_for=day) == 1


def _zone(person: Any, workspace: Any) -> str:
    return (person.time_zone if person else "") or workspace.time_zone
