"""What the acts about consultation bodies and their meetings do."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deliberation.actions import agenda, bodies, meetings, minutes
from deliberation.permissions import Actor

from .scene import Scene
from .script import SATURDAY, working_day


def table(scene: Scene, by: Actor, *, key: str, below: str = "", **fields) -> None:
    parent = scene.bodies.get(below)
    scene.bodies[key] = bodies.add_body(by=by, workspace=scene.workspace, parent=parent, **fields)


def seat(scene: Scene, by: Actor, *, at: str, member: str, part: str) -> None:
    bodies.give_seat(by=by, body=scene.bodies[at], user=scene.user(member), part=part)


def meet(
    scene: Scene,
    by: Actor,
    *,
    key: str,
    at: str,
    begins: int,
    lasts: int,
    on_day: int = 0,
    in_days: int = 0,
    **words,
) -> None:
    """``begins`` is an hour of a day ``on_day`` working days back, or of the first working day from ``in_days`` on."""
    zone = scene.workspace.time_zone
    day = working_day(scene.now, on_day, zone) if on_day else _office_day(scene, in_days)
    starts_at = datetime.combine(day, time(begins), tzinfo=ZoneInfo(zone))
    ends_at = starts_at + timedelta(hours=lasts)
    scene.meetings[key] = meetings.plan_meeting(
        by=by, body=scene.bodies[at], starts_at=starts_at, ends_at=ends_at, **words
    )


def item(
    scene: Scene,
    by: Actor,
    *,
    key: str,
    meeting: str,
    about: str = "",
    presenter: str = "",
    **words,
) -> None:
    scene.items[key] = agenda.add_item(
        by=by,
        meeting=scene.meetings[meeting],
        initiative=scene.initiatives.get(about),
        presenter=scene.organisations.get(presenter),
        **words,
    )


def draw(scene: Scene, by: Actor, *, meeting: str) -> None:
    agenda.draw_agenda(by=by, meeting=scene.meetings[meeting])


def send_agenda(scene: Scene, by: Actor, *, meeting: str) -> None:
    meetings.lock_agenda(by=by, meeting=scene.meetings[meeting])


def attend(scene: Scene, by: Actor, *, meeting: str, there: dict[str, str]) -> None:
    told = [(scene.organisations[name], state) for name, state in there.items()]
    meetings.record_attendance(by=by, meeting=scene.meetings[meeting], attendance=told)


def note(
    scene: Scene,
    by: Actor,
    *,
    under: str,
    text: str,
    kind: str = "note",
    into: str = "",
    owner: str = "",
    due_in: int = 0,
) -> None:
    """A line of minutes, and what becomes of it."""
    line = minutes.add_line(by=by, item=scene.items[under], text=text, kind=kind)
    if into:
        due = scene.now.date() + timedelta(days=due_in) if due_in else None
        minutes.turn_line(by=by, line=line, into=into, owner=scene.user(owner) if owner else None, due=due)


def ask_approval(scene: Scene, by: Actor, *, meeting: str) -> None:
    minutes.propose_minutes(by=by, meeting=scene.meetings[meeting])


def approve(scene: Scene, by: Actor, *, meeting: str) -> None:
    minutes.answer_minutes(by=by, meeting=scene.meetings[meeting], agreed=True)


def _office_day(scene: Scene, in_days: int) -> date:
    day = scene.now.astimezone(ZoneInfo(scene.workspace.time_zone)).date() + timedelta(days=in_days)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


VERBS: dict[str, Callable[..., None]] = {
    "table": table,
    "seat": seat,
    "meet": meet,
    "item": item,
    "draw": draw,
    "send_agenda": send_agenda,
    "attend": attend,
    "note": note,
    "ask_approval": ask_approval,
    "approve": approve,
}
