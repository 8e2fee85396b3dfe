"""What the acts around events do."""

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from deliberation.actions import deadlines, events, links, pledges, preparations
from deliberation.models import Deadline
from deliberation.permissions import Actor

from .scene import Scene


def event(
    scene: Scene, by: Actor, *, key: str, in_days: int, lasts: int = 1, organisation: str, **fields
) -> None:
    """``in_days`` counts from the loading to the first day, ``lasts`` days from there."""
    begins = _day(scene, in_days)
    scene.events[key] = events.add_event(
        by=by,
        workspace=scene.workspace,
        starts_on=begins,
        ends_on=begins + timedelta(days=lasts - 1) if lasts > 1 else None,
        organisation=scene.organisations[organisation],
        **fields,
    )


def chain(scene: Scene, by: Actor, *, to: str) -> None:
    """The usual deadlines, of which whoever takes them sees to the first."""
    first, *_others = deadlines.take_chain(by=by, event=scene.events[to])
    deadlines.edit_deadline(by=by, deadline=first, version=None, owner=by.person)


def prepare(
    scene: Scene,
    by: Actor,
    *,
    to: str,
    owner: str = "",
    until: str = "",
    due_in: int | None = None,
    **fields,
) -> None:
    """``until`` names a deadline of the event, ``due_in`` counts days from the loading."""
    if owner:
        fields["owner"] = scene.user(owner)
    if until:
        fields["deadline"] = Deadline.objects.get(event=scene.events[to], name=until)
    if due_in is not None:
        fields["due"] = _day(scene, due_in)
    preparations.add_preparation(by=by, event=scene.events[to], **fields)


def pledge(scene: Scene, by: Actor, *, to: str, **fields) -> None:
    pledges.record_pledge(by=by, event=scene.events[to], **fields)


def bears(scene: Scene, by: Actor, *, event: str, on: str, note: str) -> None:
    """``on`` names an argument or an initiative."""
    place = scene.arguments.get(on) or scene.initiatives[on]
    links.add_link(by=by, thing=scene.events[event], place=place, note=note)


def _day(scene: Scene, ahead: int) -> date:
    return scene.now.astimezone(ZoneInfo(scene.workspace.time_zone)).date() + timedelta(days=ahead)


VERBS: dict[str, Callable[..., None]] = {
    "event": event,
    "chain": chain,
    "prepare": prepare,
    "pledge": pledge,
    "bears": bears,
}
