"""What colour a commitment has: from its dates, progress and milestones and today, and from nothing that is typed.

The rule, in this order; it is told in these words on the page.

1. *Done*: progress is 100 and every milestone is reached.
2. *Late*: the due day is over, or that of a milestone that is not reached.
3. *Not begun*, before its first day where nothing is done; *on track* before it where something is done already.
4. *At risk*: more than BEHIND points behind the straight line from its first to its due day (the planned value of an
   earned-value chart, PMBOK: planned value = share of the time that is over); or due within SOON with less than NEARLY;
   or with a milestone to reach within NEAR.
5. *On track*, else; without any progress and without a first day *not begun*.

Colours get no better as days pass, and no worse as progress is made or a milestone is reached.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WHOLE = 100
BEHIND = 20  # points
SOON = timedelta(days=14)
NEARLY = 80  # points
NEAR = timedelta(days=7)


class Colour(StrEnum):
    """The worst first, as lists show them."""

    LATE = "late"
    AT_RISK = "at_risk"
    NOT_BEGUN = "not_begun"
    ON_TRACK = "on_track"
    DONE = "done"


class Why(StrEnum):
    """What made it so; the page says each in a sentence."""

    ALL_REACHED = "all_reached"
    DUE_PASSED = "due_passed"
    MILESTONE_PASSED = "milestone_passed"
    BEHIND_PLAN = "behind_plan"
    DUE_SOON = "due_soon"
    MILESTONE_SOON = "milestone_soon"
    NOTHING_YET = "nothing_yet"
    AS_PLANNED = "as_planned"


# Before its time and in good time are equally good; so the order of days and that of progress agree.
WORSE = {Colour.DONE: 0, Colour.ON_TRACK: 1, Colour.NOT_BEGUN: 1, Colour.AT_RISK: 2, Colour.LATE: 3}


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone's dates."""

    due: date
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """All that a colour is made of, but for today."""

    progress: int
    starts_on: date | None = None
    due: date | None = None
    steps: tuple[Step, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.progress >= WHOLE and not any(self._open())

    def _open(self) -> Iterable[date]:
        return (step.due for step in self.steps if step.reached_on is None)

    @property
    def next_day(self) -> date | None:
        """The first day that something is due on and is not done: the whole is not while a milestone is open."""
        own = [self.due] if self.due and not self.is_done else []
        return min([*own, *self._open()], default=None)

    @property
    def next_step(self) -> date | None:
        return min(self._open(), default=None)


@dataclass(frozen=True, slots=True)
class Judged:
    colour: Colour
    why: Why


def judged(course: Course, today: date) -> Judged:
    """The colour on a day, and why."""
    if course.is_done:
        return Judged(Colour.DONE, Why.ALL_REACHED)
    if (why := _why_late(course, today)) is not None:
        return Judged(Colour.LATE, why)
    if course.starts_on is not None and today < course.starts_on:
        return _calm(course)
    why = _why_at_risk(course, today)
    return Judged(Colour.AT_RISK, why) if why else _calm(course, begun=course.starts_on is not None)


def late_since(course: Course, today: date) -> date | None:
    """The day that passed first without what was due on it, if one did."""
    day = course.next_day
    return day if day is not None and day < today else None


def planned(course: Course, today: date) -> int | None:
    """How many points there would be by now on the straight line from first to due day."""
    if course.starts_on is None or course.due is None:
        return None
    whole, gone = (course.due - course.starts_on).days, (today - course.starts_on).days
    return WHOLE if gone >= whole else max(0, WHOLE * gone // whole)


def _why_late(course: Course, today: date) -> Why | None:
    if course.due is not None and course.due < today:
        return Why.DUE_PASSED
    step = course.next_step
    return Why.MILESTONE_PASSED if step is not None and step < today else None


def _why_at_risk(course: Course, today: date) -> Why | None:
    plan = planned(course, today)
    if plan is not None and course.progress + BEHIND < plan:
        return Why.BEHIND_PLAN
    if course.due is not None and course.due <= today + SOON and course.progress < NEARLY:
        return Why.DUE_SOON
    step = course.next_step
    return Why.MILESTONE_SOON if step is not None and step <= today + NEAR else None


def _calm(course: Course, *, begun: bool = False) -> Judged:
    if course.progress == 0 and not begun:
        return Judged(Colour.NOT_BEGUN, Why.NOTHING_YET)
    return Judged(Colour.ON_TRACK, Why.AS_PLANNED)
