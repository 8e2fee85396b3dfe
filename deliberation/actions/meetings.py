"""Meetings of a consultation body, from the planned day to who was there."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from deliberation.actions.bodies import locked_body
from deliberation.actions.writing import (
    change,
    clean,
    next_number,
    one_line,
    require_here,
    require_version,
    save_version,
)
from deliberation.errors import Fault, NotNow
from deliberation.models import AgendaItem, Attendance, Body, Meeting
from deliberation.outbox import record
from deliberation.permissions import Actor, can_plan_meetings, can_run_meeting, require

State = Meeting.State
WHEN_AND_WHERE = frozenset({"starts_at", "ends_at", "place"})
EDITABLE = WHEN_AND_WHERE | {"title"}


@transaction.atomic
def plan_meeting(
    *, by: Actor, body: Body, title: str, starts_at: datetime, ends_at: datetime, place: str = ""
) -> Meeting:
    """Raises NotAllowed, NotNow for a body that meets no more, Invalid."""
    require(can_plan_meetings(by, body))
    body = locked_body(body)
    if body.is_ended:
        raise NotNow(_("This body meets no more."), code="body_ended")
    meeting = Meeting(body=body, title=one_line(title), place=one_line(place), added_by=by.person)
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    meeting.created_at = meeting.updated_at = by.moment
    clean(meeting, required=("title",), besides=_faults_of_order(meeting))
    meeting.number = next_number(Body.objects.filter(pk=body.pk), "last_meeting_number")
    meeting.save(force_insert=True)
    record("meeting.planned", by=by, subject=meeting, workspace_id=body.workspace_id)
    return meeting


@transaction.atomic
def edit_meeting(*, by: Actor, meeting: Meeting, version: int | None, **changes: Any) -> Meeting:
    """Change title, time or place while it is still to come; once its agenda is sent, a move is told by mail.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_run_meeting(by, meeting))
    meeting = locked_meeting(meeting)
    require_state(meeting, *Meeting.COMING)
    require_version(meeting, version)
    changes |= {name: one_line(changes[name]) for name in ("title", "place") if name in changes}
    wished = Meeting(
        body=meeting.body, **{name: changes.get(name, getattr(meeting, name)) for name in EDITABLE}
    )
    clean(wished, required=("title",), besides=_faults_of_order(wished))
    if changed := change(meeting, changes, allowed=EDITABLE, at=by.moment):
        moved = meeting.state == State.AGENDA_LOCKED and WHEN_AND_WHERE & set(changed)
        record_of("meeting.moved" if moved else "meeting.edited", by, meeting, fields=sorted(changed))
    return meeting


@transaction.atomic
def cancel_meeting(*, by: Actor, meeting: Meeting) -> Meeting:
    """It will not be held. Raises NotAllowed, NotNow."""
    require(can_run_meeting(by, meeting))
    meeting = locked_meeting(meeting)
    require_state(meeting, *Meeting.COMING)
    _move(meeting, State.CANCELLED, by)
    record_of("meeting.cancelled", by, meeting)
    return meeting


@transaction.atomic
def lock_agenda(*, by: Actor, meeting: Meeting) -> Meeting:
    """Settle the agenda and send it to all who have a seat; what is only proposed by then is dropped.

    Raises NotAllowed, NotNow for an agenda without an item.
    """
    require(can_run_meeting(by, meeting))
    meeting = locked_meeting(meeting)
    require_state(meeting, State.PLANNED)
    if not meeting.items.filter(state=AgendaItem.State.ACCEPTED).exists():
        raise NotNow(_("Nothing is on the agenda yet. Accept or add an item first."), code="empty_agenda")
    proposed = meeting.items.filter(state=AgendaItem.State.PROPOSED)
    proposed.update(state=AgendaItem.State.DROPPED)
    meeting.locked_at = by.moment
    _move(meeting, State.AGENDA_LOCKED, by, "locked_at")
    record_of("meeting.agenda_locked", by, meeting)
    return meeting


@transaction.atomic
def record_attendance(
    *, by: Actor, meeting: Meeting, attendance: Iterable[tuple[Organisation, str]]
) -> Meeting:
    """Say which organisations were there; the first time the meeting counts as held by that.

    All of them anew. Raises NotAllowed, NotNow before it begins or without a locked agenda, Invalid.
    """
    require(can_run_meeting(by, meeting))
    meeting = locked_meeting(meeting)
    require_state(meeting, State.AGENDA_LOCKED, *Meeting.MINUTED)
    if by.moment < meeting.starts_at:
        raise NotNow(_("This meeting has not begun yet."), code="not_begun")
    told = _attendances(meeting, attendance)
    voided = reopen_minutes(meeting)
    Attendance.objects.filter(meeting=meeting).delete()
    Attendance.objects.bulk_create(told)
    _move(meeting, State.HELD, by)
    record_of("meeting.held", by, meeting, voided=voided)
    return meeting


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it is now; others wait until this transaction ends. An initiative is locked after it."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related("body__workspace")
    return rows.get(pk=meeting.pk)


def require_state(meeting: Meeting, *states: str) -> None:
    """Raise NotNow unless the meeting is in one of ``states``."""
    if meeting.state not in states:
        sentence = _("This meeting is at “%(state)s”, at which this cannot be done.")
        raise NotNow(sentence % {"state": meeting.get_state_display()}, code="not_at_this_state")


def reopen_minutes(meeting: Meeting) -> bool:
    """Whether words on the minutes were void because something in them changes now. The caller saves the state."""
    voided = meeting.state in (State.MINUTES_PROPOSED, State.APPROVED)
    if voided:
        meeting.state = State.HELD
    return voided


def record_of(verb: str, by: Actor, meeting: Meeting, **details: Any) -> None:
    record(verb, by=by, subject=meeting, workspace_id=meeting.workspace_id, **details)


def _move(meeting: Meeting, to: str, by: Actor, *beside: str) -> None:
    meeting.state = to
    save_version(meeting, ["state", *beside], at=by.moment)


def _faults_of_order(meeting: Meeting) -> list[Fault]:
    if meeting.ends_at <= meeting.starts_at:
        return [Fault("ends_at", "too_early", str(_("It ends after it begins.")))]
    return []


def _attendances(meeting: Meeting, told: Iterable[tuple[Organisation, str]]) -> list[Attendance]:
    rows = {}
    for organisation, state in told:
        require_here(meeting.body.workspace, organisation)
        rows[organisation.pk] = Attendance(meeting=meeting, organisation=organisation, state=state)
        clean(rows[organisation.pk])
    return list(rows.values())
