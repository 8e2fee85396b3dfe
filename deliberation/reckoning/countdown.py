"""Deadlines of an event: the day that a T-minus rule names, and the moment at which that day is over where it is held.

A rule counts back from the day on which the event begins. Days, weeks and months are counted by the calendar: months
keep the day of the month, or take the last one of a shorter month, as terms are counted in law (EEC Regulation 1182/71,
article 3; Korean Civil Act, article 160). Working days are Monday to Friday; holidays are not known here, and
the page says so. A day is a day in the event's own zone: where clocks are changed on it, it has 23 or 25 hours.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS, WEEKS, MONTHS, WORKING_DAYS = "days", "weeks", "months", "working_days"
UNITS = (DAYS, WEEKS, MONTHS, WORKING_DAYS)
FARTHEST = 3660  # of any unit
EARLIEST = date(1900, 1, 1)  # for the day of an event: no rule leads from there out of the calendar

ONE_DAY = timedelta(days=1)
FIVE = 5


def due_on(begins: date, offset: int, unit: str) -> date:
    """Return the day ``offset`` units, at most FARTHEST, before ``begins``, which is EARLIEST or later."""
    if unit == MONTHS:
        return _months_before(begins, offset)
    if unit == WORKING_DAYS:
        return _working_days_before(begins, offset)
    return begins - timedelta(**{unit: offset})


def ends_at(day: date, zone: str) -> datetime:
    """Return the moment in UTC at which ``day`` is over in ``zone``: midnight there, or the first moment after it."""
    midnight = datetime.combine(day + ONE_DAY, time(), tzinfo=ZoneInfo(zone))
    return midnight.astimezone(UTC)


def days_left(day: date, zone: str, now: datetime) -> int:
    """Return how many days there are to ``day`` in ``zone`` at an aware ``now``: 0 on the day itself, then below it."""
    return (day - now.astimezone(ZoneInfo(zone)).date()).days


def is_late(day: date, zone: str, now: datetime) -> bool:
    """Say whether ``day`` is over in ``zone`` at an aware ``now``."""
    return days_left(day, zone, now) < 0


def _months_before(begins: date, months: int) -> date:
    year, month = divmod(begins.year * 12 + begins.month - 1 - months, 12)
    return date(year, month + 1, min(begins.day, monthrange(year, month + 1)[1]))


def _working_days_before(begins: date, days: int) -> date:
    """Whole weeks at once, the last one to five step by step; none is the day itself, whatever it is."""
    if days == 0:
        return begins
    weeks, rest = divmod(days - 1, FIVE)
    day, left = begins - timedelta(days=7 * weeks), rest + 1
    while left:
        day -= ONE_DAY
        left -= day.weekday() < FIVE
    return day
