"""A line of readings over days, between the lowest and the highest of all that is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .timeline import WIDTH, place_of

TALL = 100.0
EDGE = 6.0  # kept free above and below, for the marks


@dataclass(frozen=True, slots=True)
class Point:
    """``y`` is counted from above, as SVG does."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """The readings in the order of their days, and where levels such as a target lie."""

    points: list[Point]
    levels: list[float]
    width: float = WIDTH
    height: float = TALL


def line(readings: Sequence[tuple[date, Decimal]], levels: Sequence[Decimal] = ()) -> Drawn:
    """Draw at least one reading; days rise. Where all numbers are one, it lies in the middle."""
    first, last = readings[0][0], readings[-1][0]
    numbers = [value for _day, value in readings] + [*levels]
    low, high = min(numbers), max(numbers)

    def height(value: Decimal) -> float:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return round(TALL - EDGE - share * (TALL - 2 * EDGE), 2)

    points = [Point(place_of(day, first, last), height(value)) for day, value in readings]
    return Drawn(points, [height(level) for level in levels])
