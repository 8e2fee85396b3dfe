"""The period that a report is proposed for. Pure.

After a last one comes the next as long: where that was of whole months, as many whole months, else as many days. The
first is the quarter of the year that a day stands in.
"""

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)
QUARTER = 3  # months


def next_period(last: tuple[date, date]) -> tuple[date, date]:
    """The period that follows ``last``, both of first and last day."""
    first, end = last
    start = end + DAY
    if first.day == 1 and start.day == 1:
        months = (start.year - first.year) * 12 + start.month - first.month
        return start, month_after(start, months) - DAY
    return start, start + (end - first)


def quarter_of(day: date) -> tuple[date, date]:
    first = date(day.year, (day.month - 1) // QUARTER * QUARTER + 1, 1)
    return first, month_after(first, QUARTER) - DAY


def month_after(first: date, months: int) -> date:
    """The same day, so many months later; the last of a shorter month."""
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))
