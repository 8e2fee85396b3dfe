"""Days along a line, each with a mark; marks that would touch stand in lanes above one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 340.0
APART = 16.0  # between the middles of two marks of a lane


@dataclass(frozen=True, slots=True)
class Mark:
    """``x`` is the middle of it; lane 0 is the lowest."""

    x: float
    lane: int


def place_of(day: date, first: date, last: date) -> float:
    """Where a day is between the ends of the line; what is beyond them, at the nearer end."""
    whole = (last - first).days
    share = (day - first).days / whole if whole > 0 else 1.0
    return round(WIDTH * min(1.0, max(0.0, share)), 2)


def marks(days: Sequence[date], first: date, last: date) -> list[Mark]:
    """A mark for each of ``days``, which rise: in the lowest lane where the one before is far enough away."""
    ends: list[float] = []
    found = []
    for day in days:
        x = place_of(day, first, last)
        free = (lane for lane, end in enumerate(ends) if x - end >= APART)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [x]
        found.append(Mark(x, lane))
    return found
