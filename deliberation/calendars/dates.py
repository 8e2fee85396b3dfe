"""Dates as readers of English and Korean write them.

The words stand here and not in the catalogue of translations: cards print dates by the hundred, digests
print them for readers of both languages in one run, and a table costs a fraction of a switch of language.
"""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

WithYear = bool | Literal["auto"]


def format_date(
    instant: datetime,
    zone: str,
    language: str,
    *,
    with_time: bool = False,
    with_year: WithYear = "auto",
    now: datetime | None = None,
) -> str:
    """Return an aware instant as its local day in `zone`: "Fri 29 May, 18:00 KST", "5월 29일(금) 18:00 KST".

    `with_year="auto"` leaves the year out when it is `now`'s there; without `now` the year is written.
    """
    timezone = ZoneInfo(zone)
    local = instant.astimezone(timezone)
    today = now.astimezone(timezone) if now is not None else None
    day = format_day(local, language, with_year=with_year, today=today)
    if not with_time:
        return day
    comma = "" if is_korean(language) else ","
    return f"{day}{comma} {local.hour:02}:{local.minute:02} {_zone_name(local)}"


def format_span(
    start: datetime, end: datetime, zone: str, language: str, *, now: datetime | None = None
) -> str:
    """Return from when to when, both aware: "Fri 29 May, 18:00–20:00 KST".

    The second is written out where it is another day, or where clocks were moved in between.
    """
    since, until = (format_date(one, zone, language, with_time=True, now=now) for one in (start, end))
    first, last = (one.astimezone(ZoneInfo(zone)) for one in (start, end))
    if (first.date(), first.tzname()) != (last.date(), last.tzname()):
        return f"{since} – {until}"
    hour, name = f"{last.hour:02}:{last.minute:02}", _zone_name(last)
    return f"{since.removesuffix(f' {name}')}–{hour} {name}"


def format_day(day: date, language: str, *, with_year: WithYear = "auto", today: date | None = None) -> str:
    """Return a calendar day: "Fri 29 May", "5월 29일(금)"; the year as in `format_date`, beside `today`."""
    if with_year == "auto":
        with_year = today is None or day.year != today.year
    if is_korean(language):
        year = f"{day.year}년 " if with_year else ""
        return f"{year}{day.month}월 {day.day}일({WEEKDAYS['ko'][day.weekday()]})"
    year = f" {day.year}" if with_year else ""
    return f"{WEEKDAYS['en'][day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def format_weekday(weekday: int, language: str) -> str:
    """Return the name of a weekday as it stands by itself, 0 is Monday: "Fri", "금요일" (금 alone says gold)."""
    return f"{WEEKDAYS['ko'][weekday]}요일" if is_korean(language) else WEEKDAYS["en"][weekday]


def is_korean(language: str) -> bool:
    """Say whether a language code ("ko", "ko-KR") means Korean; any other is written in English."""
    return language[:2] == "ko"


def _zone_name(local: datetime) -> str:
    """Return "KST" where the zone has letters of its own, else the offset: "UTC+10:30", "UTC-3"."""
    name = local.tzname() or ""
    if name[:1] not in {"+", "-"}:
        return name
    hours, minutes = int(name[1:3]), name[3:5]
    if not hours and not minutes:
        return "UTC"
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes else "")
