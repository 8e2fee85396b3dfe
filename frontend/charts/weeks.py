"""Columns, one a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

HEIGHT = 100.0
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Column:
    """In hundredths of the tallest; ``y`` is counted from above, as SVG does."""

    y: float
    height: float


def columns(counts: Sequence[int]) -> list[Column]:
    """The tallest fills HEIGHT; where nothing was counted all are 0 high."""
    most = max(counts, default=0)
    heights = [round(HEIGHT * count / most, 2) if most else 0.0 for count in counts]
    return [Column(round(HEIGHT - height, 2), height) for height in heights]


def weeks_between(first: date, last: date, most: int) -> list[date]:
    """The Mondays of all weeks from ``first`` to ``last``; of more than ``most`` the latest."""
    monday, end = monday_of(first), monday_of(last)
    count = (end - monday).days // 7 + 1
    return [end - WEEK * back for back in reversed(range(min(count, most)))] if count > 0 else []


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
