"""Local time: when a weekly slot comes round, and dates as readers write them. Pure, no clock is read."""

from deliberation.calendars.dates import format_date, format_day, format_span, format_weekday
from deliberation.calendars.days import days_to_tell, is_day_to_tell
from deliberation.calendars.periods import days_until, iso_week_name, period_title
from deliberation.calendars.slots import Slot, last_instant, next_instant

__all__ = [
    "Slot",
    "days_to_tell",
    "days_until",
    "format_date",
    "format_day",
    "format_span",
    "format_weekday",
    "is_day_to_tell",
    "iso_week_name",
    "last_instant",
    "next_instant",
    "period_title",
]
