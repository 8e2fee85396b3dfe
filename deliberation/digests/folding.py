"""Things to do from one digest to the next: in full twice, then counted until they are nearly due. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from deliberation import todo

from .choose import MOST
from .facts import Task

FULL = 2  # times that a thing to do is shown in full
NEAR = timedelta(days=7)  # before its day it is shown again


def fold(doings: Sequence[todo.Doing], shown: Mapping[str, int], today: datetime) -> tuple[Task, ...]:
    """What is told in full of ``doings``, at most MOST; ``shown`` says how often each was before, by key.

    ``today`` is an instant in the reader's zone.
    """
    tasks: list[Task] = []
    room = MOST
    for doing in doings:
        before = shown.get(doing.key, 0)
        in_full = room > 0 and (before < FULL or _is_near(doing, today))
        room -= in_full
        tasks.append(Task(doing.key, before + in_full, in_full))
    return tuple(tasks)


def is_told_before(task: Task) -> bool:
    """Whether it is counted because one knows of it, and not for want of room."""
    return not task.in_full and task.shown >= FULL


def _is_near(doing: todo.Doing, today: datetime) -> bool:
    day = doing.due or (doing.until and doing.until.astimezone(today.tzinfo).date())
    return day is not None and day - today.date() <= NEAR
