"""Deadlines of events and what has to be done for them, by whoever took them; events that are over ask nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import Deadline, Event, Preparation

from .doings import Doing, Topic, named
from .members import Members


def gather_deadlines(members: Members, now: datetime) -> Iterable[Doing]:
    return _theirs(members, Deadline.objects.filter(done_on=None), "deadline")


def gather_preparations(members: Members, now: datetime) -> Iterable[Doing]:
    return _theirs(members, Preparation.objects.filter(state__in=Preparation.OPEN), "preparation")


def say_deadline(doing: Doing) -> tuple[str, str]:
    return named(doing), _("you see to this deadline of an event.")


def say_preparation(doing: Doing) -> tuple[str, str]:
    return named(doing), _("you prepare this for an event.")


def count_deadlines(number: int) -> str:
    return ngettext("%d deadline of an event", "%d deadlines of events", number) % number


def count_preparations(number: int) -> str:
    return ngettext("%d thing to prepare", "%d things to prepare", number) % number


def _theirs(members: Members, rows: QuerySet, code: str) -> Iterable[Doing]:
    here = {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}
    ahead = {"event__state": Event.State.PREPARING, "event__workspace__keeps_events": True}
    found = rows.filter(owner__in={user_id for user_id, _workspace in here}, **ahead)
    found = found.select_related("event__workspace")
    return (_doing(row, code) for row in found if (row.owner_id, row.event.workspace_id) in here)


def _doing(row: Any, code: str) -> Doing:
    event = row.event
    return Doing(
        user_id=row.owner_id,
        workspace_id=event.workspace_id,
        code=code,
        subject_id=row.pk,
        ref="",
        title=str(row),
        path=f"{event.path_in(event.workspace.key)}#{code}-{row.pk}",
        due=row.due,
    )


TODO = {
    "deadline": Topic(gather_deadlines, say_deadline, count_deadlines),
    "preparation": Topic(gather_preparations, say_preparation, count_preparations),
}
