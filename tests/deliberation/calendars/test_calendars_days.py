"""A day is told of on that day, where somebody lives, in whatever zone and however clocks jump."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.calendars import days_somewhere, is_day_to_tell

ZONES = sorted(available_timezones() - {"localtime"})
HOUR = timedelta(hours=1)

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


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Australia/Lord_Howe", date(2026, 10, 4)),
    ],
)
def test_days_on_which_clocks_jump_are_told_of_for_their_last_sixteen_hours(zone, day):
    assert told_hours(day, zone) == 16


@given(day=days, zone=zones)
def test_a_beat_each_hour_finds_every_day_and_no_other(day, zone):
    # Half an hour of a jump may fall into it; no zone takes more out of a day between eight and midnight.
    assert 15 <= told_hours(day, zone) <= 17


@given(now=instants, zone=zones)
def test_the_day_to_tell_is_the_local_one_and_among_those_that_are_looked_up(now, zone):
    local = now.astimezone(ZoneInfo(zone))
    first, last = days_somewhere(now)
    told = [day for day in (first, first + 24 * HOUR, last) if is_day_to_tell(day, zone, now)]
    assert told == ([local.date()] if local.hour >= 8 else [])


def told_hours(day: date, zone: str) -> int:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=1)
    return sum(is_day_to_tell(day, zone, midnight + hours * HOUR) for hours in range(72))
