"""Names for stretches of local time: ISO weeks, the title of a digest's period, days to go."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from deliberation.calendars.dates import MONTHS, format_day, is_korean

WEEK = 7


def iso_week_name(instant: datetime, zone: str) -> str:
    """Return the ISO 8601 week of an aware instant's local day, "2026-W53"; the year is the week's own."""
    year, week, _ = instant.astimezone(ZoneInfo(zone)).isocalendar()
    return f"{year}-W{week:02}"


def days_until(instant: datetime, now: datetime, zone: str) -> int:
    """Return how many local midnights lie between `now` and an instant: 0 today, 1 tomorrow, -1 yesterday."""
    timezone = ZoneInfo(zone)
    return (instant.astimezone(timezone).date() - now.astimezone(timezone).date()).days


def period_title(start: datetime, end: datetime, zone: str, language: str) -> str:
    """Return the title of a period, `end` excluded: "week 21 · 18–24 May", "21주 · 5월 18–24일".

    The day on which it ends belongs to the next period. A period of one day is that day ("Mon 18 May"),
    a longer one names its days, and from a week on the weeks.
    """
    timezone = ZoneInfo(zone)
    first = start.astimezone(timezone).date()
    last = max(first, end.astimezone(timezone).date() - timedelta(days=1))
    if first == last:
        return format_day(first, language, with_year=False)
    weeks = _weeks(first, last, language)
    return f"{weeks} · {_range(first, last, language)}" if weeks else _range(first, last, language)


def _weeks(first: date, last: date, language: str) -> str:
    days = (last - first).days + 1
    if days < WEEK:
        return ""
    if days == WEEK:
        # Its fourth day lies in the week that holds most of its days.
        first = last = first + timedelta(days=3)
    begins, ends = first.isocalendar().week, last.isocalendar().week
    numbers = f"{begins}" if begins == ends else f"{begins}–{ends}"
    if is_korean(language):
        return f"{numbers}주"
    return f"week {numbers}" if begins == ends else f"weeks {numbers}"


def _range(first: date, last: date, language: str) -> str:
    within_month = (first.year, first.month) == (last.year, last.month)
    if is_korean(language):
        if within_month:
            return f"{first.month}월 {first.day}–{last.day}일"
        return f"{_korean(first, last)} – {_korean(last, first)}"
    if within_month:
        return f"{first.day}–{last.day} {MONTHS[first.month - 1]}"
    return f"{_english(first, last)} – {_english(last, first)}"


def _korean(day: date, other: date) -> str:
    year = f"{day.year}년 " if day.year != other.year else ""
    return f"{year}{day.month}월 {day.day}일"


def _english(day: date, other: date) -> str:
    year = f" {day.year}" if day.year != other.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
