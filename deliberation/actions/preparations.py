"""What has to be done for an event, by whom and by when."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User
from deliberation.actions.events import locked_event, require_able, require_ahead
from deliberation.actions.locks import still_there
from deliberation.actions.writing import change, clean, one_line, require_version, save_version
from deliberation.errors import Invalid
from deliberation.models import Deadline, Event, Preparation
from deliberation.outbox import record
from deliberation.permissions import Actor, can_edit_preparing, can_prepare, require

EDITABLE = frozenset({"area", "text", "owner", "deadline", "due", "state"})


@transaction.atomic
def add_preparation(
    *,
    by: Actor,
    event: Event,
    area: str,
    text: str,
    owner: User | None = None,
    deadline: Deadline | None = None,
    **fields: Any,
) -> Preparation:
    """Write down something that has to be done, by a day (``due``) or by a ``deadline`` of the event, or some time.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_prepare(by, event))
    event = locked_event(event)
    require_ahead(event)
    require_able(event, owner)
    thing = Preparation(event=event, area=area, text=one_line(text), owner=owner, added_by=by.person)
    thing.created_at = thing.updated_at = by.moment
    for name, value in _by_when(event, {"deadline": deadline, **fields}).items():
        setattr(thing, name, value)
    clean(thing, required=("text",))
    thing.save(force_insert=True)
    _record("preparation.added", by, thing)
    return thing


@transaction.atomic
def edit_preparation(
    *, by: Actor, preparation: Preparation, version: int | None, **changes: Any
) -> Preparation:
    """Change what is said of it, or how far it is. Raises NotAllowed, NotNow, NotFound, Stale, Invalid."""
    require(can_edit_preparing(by, preparation))
    event = locked_event(preparation.event)
    require_ahead(event)
    thing = still_there(Preparation.objects.filter(event=event), preparation.pk)
    require_version(thing, version)
    if "text" in changes:
        changes["text"] = one_line(changes["text"])
        _require_words(changes["text"])
    if changes.get("owner", thing.owner) != thing.owner:
        require_able(event, changes["owner"])
    if "due" in changes and "deadline" not in changes and changes["due"] != thing.due:
        changes["deadline"] = None  # a day of its own
    was_open = thing.is_open
    changed = change(thing, _by_when(event, changes), allowed=EDITABLE, at=by.moment)
    if changed:
        done = was_open and thing.state == Preparation.State.DONE
        _record("preparation.done" if done else "preparation.edited", by, thing, fields=sorted(changed))
    return thing


def hand_on_preparing(*, by: Actor, membership: Membership) -> None:
    """Leave to nobody what a member had to do for events; part of the verbs that end the right to do it.

    Their events are locked first, as by every verb of what hangs from one.
    """
    here = {"owner": membership.user_id, "event__workspace": membership.workspace_id}
    deadlines = Deadline.objects.filter(**here, done_on=None)
    things = Preparation.objects.filter(**here, state__in=Preparation.OPEN)
    events = Event.objects.filter(Q(pk__in=deadlines.values("event")) | Q(pk__in=things.values("event")))
    list(events.order_by("pk").select_for_update(no_key=True))
    for rows, verb in ((deadlines, "deadline.handed_on"), (things, "preparation.handed_on")):
        for row in rows.select_related("event").order_by("pk"):
            row.owner = None
            save_version(row, ["owner"], at=by.moment)
            _record(verb, by, row)


def _by_when(event: Event, changes: dict[str, Any]) -> dict[str, Any]:
    """With a deadline comes its day. Raises Invalid for one of another event."""
    deadline = changes.get("deadline")
    if deadline is None:
        return changes
    there = Deadline.objects.filter(event=event, pk=deadline.pk).first()
    if there is None:
        raise Invalid.at("deadline", "elsewhere", _("This deadline is of another event."))
    return changes | {"due": there.due}


def _require_words(text: str) -> None:
    if not text:
        raise Invalid.at("text", "required", _("Please write something here."))


def _record(verb: str, by: Actor, thing: Deadline | Preparation, **details: Any) -> None:
    event = thing.event
    record(verb, by=by, subject=thing, workspace_id=event.workspace_id, event=str(event.pk), **details)
