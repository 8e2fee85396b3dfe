"""The deadlines of an event: counted back from its first day, or on a day of their own."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from deliberation.actions.events import locked_event, move_deadline, require_able, require_ahead
from deliberation.actions.locks import still_there
from deliberation.actions.writing import change, clean, one_line, require_version, save_version
from deliberation.errors import Invalid
from deliberation.models import Deadline, Event
from deliberation.models.usual_deadlines import USUAL
from deliberation.outbox import record
from deliberation.permissions import Actor, can_edit_preparing, can_prepare, require

RULE = frozenset({"offset", "unit", "due"})
EDITABLE = frozenset({"name", "owner", "done_on"}) | RULE


@transaction.atomic
def add_deadline(
    *,
    by: Actor,
    event: Event,
    name: str,
    offset: int | None = None,
    unit: str = "",
    due: date | None = None,
    owner: User | None = None,
) -> Deadline:
    """Say what is due how long before an event (``offset``, ``unit``), or on which day (``due``).

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_prepare(by, event))
    event = locked_event(event)
    require_ahead(event)
    require_able(event, owner)
    deadline = Deadline(event=event, name=one_line(name), owner=owner, added_by=by.person)
    deadline.created_at = deadline.updated_at = by.moment
    _rule(deadline, offset=offset, unit=unit, due=due)
    _insert(by, deadline)
    return deadline


@transaction.atomic
def take_chain(*, by: Actor, event: Event) -> list[Deadline]:
    """Add the deadlines that events of its kind usually have: those that it has not, and whose day is not past.

    Raises NotAllowed, NotNow.
    """
    require(can_prepare(by, event))
    event = locked_event(event)
    require_ahead(event)
    today = by.moment.astimezone(ZoneInfo(event.time_zone)).date()
    there = set(event.deadlines.values_list("name", flat=True))
    usual = [one for one in _usual(by, event) if one.name not in there and one.due >= today]
    for deadline in usual:
        deadline.save(force_insert=True)
    if usual:
        record("event.chain_taken", by=by, subject=event, workspace_id=event.workspace_id, count=len(usual))
    return usual


@transaction.atomic
def edit_deadline(*, by: Actor, deadline: Deadline, version: int | None, **changes: Any) -> Deadline:
    """Change name, rule, day or owner; or say on which day it was done, or by an empty one that it was not.

    Raises NotAllowed, NotNow, NotFound, Stale, Invalid.
    """
    require(can_edit_preparing(by, deadline))
    event = locked_event(deadline.event)
    require_ahead(event)
    deadline = still_there(Deadline.objects.filter(event=event), deadline.pk)
    require_version(deadline, version)
    changes = _wanted(deadline, event, changes)
    moved, was_done = changes.pop("due", deadline.due), deadline.done_on is not None
    changed = change(deadline, changes, allowed=EDITABLE, at=by.moment)
    if moved != deadline.due:
        move_deadline(by, deadline, moved)
        changed.append("due")
    if changed:
        met = deadline.done_on is not None and not was_done
        _record("deadline.done" if met else "deadline.edited", by, deadline, fields=sorted(changed))
    return deadline


@transaction.atomic
def remove_deadline(*, by: Actor, deadline: Deadline) -> None:
    """Take it away; what hung on it keeps its day. Raises NotAllowed, NotNow, NotFound."""
    require(can_edit_preparing(by, deadline))
    event = locked_event(deadline.event)
    require_ahead(event)
    deadline = still_there(Deadline.objects.filter(event=event), deadline.pk)
    for thing in deadline.preparations.order_by("pk"):
        thing.deadline = None
        save_version(thing, ["deadline"], at=by.moment)
    _record("deadline.removed", by, deadline)
    Deadline.objects.filter(pk=deadline.pk).delete()


def _wanted(deadline: Deadline, event: Event, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes, with the day that a rule names. Raises Invalid."""
    if "name" in changes:
        changes["name"] = one_line(changes["name"])
        if not changes["name"]:
            raise Invalid.at("name", "required", _("Please write something here."))
    if changes.get("owner", deadline.owner) != deadline.owner:
        require_able(event, changes["owner"])
    if changes.get("done_on", event) is None and not RULE & changes.keys():
        return {
            "due": deadline.day_for(event.starts_on),
            **changes,
        }  # its event may have moved since it was met
    return changes | (_asked_for(deadline, event, changes) if RULE & changes.keys() else {})


def _usual(by: Actor, event: Event) -> list[Deadline]:
    """In the workspace's language, for they stand there as words of it from then on."""
    with translation.override(event.workspace.language):
        rows = [
            Deadline(event=event, name=str(name), offset=offset, unit=unit, added_by=by.person)
            for name, offset, unit in USUAL[event.kind]
        ]
    for row in rows:
        row.created_at = row.updated_at = by.moment
        row.due = row.day_for(event.starts_on)
    return rows


def _insert(by: Actor, deadline: Deadline) -> None:
    clean(deadline, required=("name",))
    deadline.save(force_insert=True)
    _record("deadline.added", by, deadline)


def _asked_for(deadline: Deadline, event: Event, changes: dict[str, Any]) -> dict[str, Any]:
    """Rule and day as they would be. A rule that is given takes the place of a day, and the other way round."""
    rule: dict[str, Any] = {
        "offset": deadline.offset,
        "unit": deadline.unit,
        "due": None if deadline.is_counted else deadline.due,
    }
    given = {name: changes[name] for name in RULE & changes.keys()}
    if given.get("due") is not None and not given.keys() & {"offset", "unit"}:
        rule |= {"offset": None, "unit": ""}
    if given.get("offset") is not None and "due" not in given:
        rule["due"] = None
    copy = Deadline(event=event, name=deadline.name)
    _rule(copy, **rule | given)
    return {"offset": copy.offset, "unit": copy.unit, "due": copy.due}


def _rule(deadline: Deadline, *, offset: int | None, unit: str, due: date | None) -> None:
    """Set the day by the one that is given: a rule or a day. Raises Invalid for both, half a rule or nothing."""
    if (due is None) == (offset is None) or (offset is None) != (unit == ""):
        sentence = _(
            "Say how long before the event, with a number and a unit, or on which day: one of the two."
        )
        raise Invalid.at("due", "rule_or_day", sentence)
    deadline.offset, deadline.unit, deadline.due = offset, unit, due
    if deadline.is_counted:
        deadline.due = deadline.event.starts_on
        clean(deadline)  # of which unit there is, and how many of them at most
        deadline.due = deadline.day_for(deadline.event.starts_on)


def _record(verb: str, by: Actor, deadline: Deadline, **details: Any) -> None:
    event = deadline.event
    record(verb, by=by, subject=deadline, workspace_id=event.workspace_id, event=str(event.pk), **details)
