"""A day is told of from its morning on, where somebody lives, in whatever zone and however clocks jump."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.calendars import days_to_tell, is_day_to_tell

ZONES = sorted(available_timezones() - {"localtime"})
HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)

instants = st.datetimes(datetime(2024, 1, 8), datetime(2037, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001
days = st.dates(date(2024, 1, 8), date(2037, 12, 1))
zones = st.sampled_from(ZONES)


@pytest.mark.parametrize(
    ("zone", "told_first"),
    [
        ("Asia/Seoul", "2026-05-03T23:00"),
        ("Pacific/Kiritimati", "2026-05-03T18:00"),
        ("Pacific/Pago_Pago", "2026-05-04T19:00"),
        ("Asia/Kathmandu", "2026-05-04T02:15"),
    ],
)
def test_it_is_told_from_eight_in_the_morning_there(zone, told_first):
    first = datetime.fromisoformat(told_first).replace(tzinfo=UTC)
    assert is_day_to_tell(date(2026, 5, 4), zone, first)
    assert not is_day_to_tell(date(2026, 5, 4), zone, first - timedelta(seconds=1))


@given(day=days, zone=zones)
def test_a_beat_each_hour_tells_of_every_day_on_that_day(day, zone):
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=1)
    beats = (midnight + hours * HOUR for hours in range(72))
    first = next(beat for beat in beats if is_day_to_tell(day, zone, beat)).astimezone(ZoneInfo(zone))
    assert (first.date(), first.hour) == (day, 8)


@given(now=instants, zone=zones)
def test_a_day_is_told_of_for_a_week_in_the_daytime_and_is_among_those_that_are_looked_up(now, zone):
    local = now.astimezone(ZoneInfo(zone))
    first, last = days_to_tell(now)
    told = [day for day in every_day(first - WEEK, last + WEEK) if is_day_to_tell(day, zone, now)]
    assert told == (every_day(local.date() - WEEK, local.date()) if local.hour >= 8 else [])
    assert all(first <= day <= last for day in told)


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
