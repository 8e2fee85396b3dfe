"""Events that have to be prepared; when one moves, the deadlines that are counted back from it move with it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User, Workspace
from accounts.permissions import ARGUE
from deliberation.actions.writing import (
    change,
    clean,
    fault_of_place,
    many_lines,
    one_line,
    require_version,
    save_version,
)
from deliberation.errors import Fault, Invalid, NotFound, NotNow
from deliberation.models import Event
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_event, can_edit_event, members_able, require

EDITABLE = frozenset(
    {"kind", "title", "summary", "host", "country", "starts_on", "ends_on", "time_zone", "state"}
    | {"votes_needed", "organisation"}
)
LINES = ("title", "host")


@transaction.atomic
def add_event(
    *,
    by: Actor,
    workspace: Workspace,
    kind: str,
    title: str,
    starts_on: date,
    time_zone: str = "",
    organisation: Organisation | None = None,
    **fields: Any,
) -> Event:
    """Put an event on the workspace's list. Raises NotFound where it keeps none, NotAllowed, Invalid."""
    require(can_add_event(by, workspace))
    require_kept(workspace)
    _require_known(fields)
    event = Event(workspace=workspace, kind=kind, title=one_line(title), starts_on=starts_on)
    event.added_by, event.organisation = by.person, organisation
    event.time_zone = time_zone or workspace.time_zone
    for name, value in _tidied(fields).items():
        setattr(event, name, value)
    event.created_at = event.updated_at = by.moment
    _check(event)
    event.save(force_insert=True)
    record("event.added", by=by, subject=event, workspace_id=workspace.pk, kind=event.kind)
    return event


@transaction.atomic
def edit_event(*, by: Actor, event: Event, version: int | None, **changes: Any) -> Event:
    """Change what is said of it; with its first day moves what is counted back from it. No zone is the workspace's.

    Raises NotAllowed, NotNow, Stale, Invalid.
    """
    require(can_edit_event(by, event))
    event = locked_event(event)
    require_version(event, version)
    changes = _tidied(changes)
    if "time_zone" in changes:
        changes["time_zone"] = changes["time_zone"] or event.workspace.time_zone
    _check(_as_it_would_be(event, changes))
    _require_no_pledges_lost(event, changes)
    changed = change(event, changes, allowed=EDITABLE, at=by.moment)
    if "starts_on" in changed:
        _move_chain(by, event)
    if changed:
        record("event.edited", by=by, subject=event, workspace_id=event.workspace_id, fields=sorted(changed))
    return event


def locked_event(event: Event) -> Event:
    """The event as it is now; who changes it or what hangs from it waits until this transaction ends."""
    rows = Event.objects.select_for_update(no_key=True, of=("self",)).select_related("workspace")
    present = rows.get(pk=event.pk)
    require_kept(present.workspace)
    return present


def require_kept(workspace: Workspace) -> None:
    """Raise NotFound where events are switched off: there are none for anybody."""
    if not workspace.keeps_events:
        raise NotFound


def require_ahead(event: Event) -> None:
    """Raise NotNow once it is over: nothing is prepared for it any more."""
    if not event.is_ahead:
        sentence = _("This event is not in preparation any more. Change its state first.")
        raise NotNow(sentence, code="event_over")


def require_able(event: Event, owner: User | None) -> None:
    """Whoever has something to do must be able to say here that it is done. Raises Invalid."""
    if owner is None or owner.pk in {row.user_id for row in members_able(event.workspace_id, ARGUE)}:
        return
    raise Invalid.at("owner", "not_able", _("Choose an active member, analyst or above."))


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    lines = {name: one_line(fields[name]) for name in LINES if isinstance(fields.get(name), str)}
    texts = {"summary": many_lines(fields["summary"])} if "summary" in fields else {}
    return fields | lines | texts


def _require_known(fields: dict[str, Any]) -> None:
    unknown = [Fault(name, "unknown", str(_("This cannot be changed."))) for name in fields.keys() - EDITABLE]
    if unknown:
        raise Invalid(faults=unknown)


def _as_it_would_be(event: Event, changes: dict[str, Any]) -> Event:
    _require_known(changes)
    columns = {field.attname: getattr(event, field.attname) for field in event._meta.concrete_fields}
    copy = Event(**columns)
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


def _check(event: Event) -> None:
    """Raise Invalid with all that does not fit together."""
    faults = fault_of_place(event.workspace_id, event.organisation, "organisation")
    if event.starts_on and event.ends_on and event.ends_on < event.starts_on:
        faults.append(
            Fault("ends_on", "before_it_begins", str(_("It cannot end before the day on which it begins.")))
        )
    if not event.is_voted_on and event.votes_needed is not None:
        faults.append(Fault("votes_needed", "not_voted_on", str(_("Only bids and candidacies need votes."))))
    if not event.is_voted_on and event.state in Event.BY_VOTE:
        faults.append(Fault("state", "not_voted_on", str(_("Only bids and candidacies can be won or lost."))))
    clean(event, required=("title", "starts_on"), besides=faults)


def _require_no_pledges_lost(event: Event, changes: dict[str, Any]) -> None:
    if changes.get("kind", event.kind) in Event.VOTED_ON or not event.pledges.exists():
        return
    sentence = _("Countries have pledged their votes here; it stays a bid or a candidacy.")
    raise NotNow(sentence, code="has_pledges")


def _move_chain(by: Actor, event: Event) -> None:
    """Deadlines that are counted move with their event, and what hangs on them with these; what is done stays."""
    for deadline in event.deadlines.filter(done_on=None).exclude(offset=None).order_by("pk"):
        move_deadline(by, deadline, deadline.day_for(event.starts_on))


def move_deadline(by: Actor, deadline: Any, day: date) -> None:
    """Write another day to a deadline of a locked event, and to what hangs on it."""
    if deadline.due == day:
        return
    deadline.due = day
    save_version(deadline, ["due"], at=by.moment)
    for thing in deadline.preparations.order_by("pk"):
        thing.due = day
        save_version(thing, ["due"], at=by.moment)
