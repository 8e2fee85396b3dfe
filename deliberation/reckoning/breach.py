"""How an indicator stands by its latest reading, and when the next reading is due.

The rule, in this order; it is told in these words on the page.

1. *Reached*: the reading is the target or better, in the direction that is better.
2. *Under way*: there is a day by which the target is to be reached, the reading is from before it, and it is not worse
   than the baseline.
3. *Breached*, else: the day is there without the target, the reading is worse than the baseline, or the target has no
   day and so holds at every reading.

Without a target number or a reading there is nothing to judge. A better reading never stands worse. This is the
threshold rule of a key performance indicator with a due date (ISO 22400-1: target, threshold, trend direction).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from .period import month_after

UP, DOWN = "up", "down"
MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
WEEKLY = "weekly"
FREQUENCIES = (WEEKLY, *MONTHS)


class Standing(StrEnum):
    REACHED = "reached"
    UNDER_WAY = "under_way"
    BREACHED = "breached"


@dataclass(frozen=True, slots=True)
class Aim:
    """``direction`` is where it gets better; ``by`` is the day by which the target is to be reached."""

    direction: str
    target: Decimal | None = None
    baseline: Decimal | None = None
    by: date | None = None

    def is_worse(self, value: Decimal, than: Decimal) -> bool:
        return value < than if self.direction == UP else value > than


def standing_of(aim: Aim, on: date, value: Decimal) -> Standing | None:
    """How a reading of ``value`` on a day stands; None where there is no target number."""
    if aim.target is None:
        return None
    if not aim.is_worse(value, aim.target):
        return Standing.REACHED
    holds = aim.baseline is None or not aim.is_worse(value, aim.baseline)
    return Standing.UNDER_WAY if aim.by is not None and on < aim.by and holds else Standing.BREACHED


def next_due(frequency: str, since: date) -> date | None:
    """The day of the next reading after one on ``since``: of a shorter month its last day; None without a frequency."""
    if frequency == WEEKLY:
        return since + timedelta(weeks=1)
    if frequency not in MONTHS:
        return None
    return month_after(since, MONTHS[frequency])
