from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.calendars import Slot, last_instant, next_instant

ZONES = sorted(available_timezones() - {"localtime"})
SHORTEST, LONGEST = timedelta(days=6, hours=22), timedelta(days=7, hours=2)
MONDAY, FRIDAY, SUNDAY = 0, 4, 6

instants = st.datetimes(datetime(2024, 1, 8), datetime(2037, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001
slots = st.builds(
    Slot, weekday=st.none() | st.integers(0, 6), hour=st.integers(0, 23), zone=st.sampled_from(ZONES)
)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(instant, zone):
    return instant.astimezone(ZoneInfo(zone)).strftime("%a %Y-%m-%d %H:%M")


def test_a_monday_slot_in_seoul_is_sunday_evening_in_utc():
    slot = Slot(MONDAY, 8, "Asia/Seoul")
    assert next_instant(slot, utc("2026-05-20")) == utc("2026-05-24T23:00")
    assert last_instant(slot, utc("2026-05-20")) == utc("2026-05-17T23:00")


def test_the_slot_itself_is_the_last_instant_and_not_the_next():
    slot = Slot(MONDAY, 8, "Asia/Seoul")
    now = utc("2026-05-24T23:00")
    assert last_instant(slot, now) == now
    assert next_instant(slot, now) == utc("2026-05-31T23:00")
    assert last_instant(slot, now - timedelta(microseconds=1)) == utc("2026-05-17T23:00")


def test_a_daily_slot_comes_round_every_day():
    slot = Slot(None, 8, "Asia/Seoul")
    assert next_instant(slot, utc("2026-05-20")) == utc("2026-05-20T23:00")
    assert next_instant(slot, utc("2026-05-20T23:00")) == utc("2026-05-21T23:00")


@pytest.mark.parametrize(
    ("zone", "hour", "before", "expected", "on_the_clock"),
    [
        ("Europe/Berlin", 2, "2026-03-25", "2026-03-29T01:00", "Sun 2026-03-29 03:00"),
        ("America/New_York", 2, "2026-03-05", "2026-03-08T07:00", "Sun 2026-03-08 03:00"),
        ("Australia/Lord_Howe", 2, "2026-10-01", "2026-10-03T15:30", "Sun 2026-10-04 02:30"),
        ("Africa/Cairo", 0, "2026-04-22", "2026-04-23T22:00", "Fri 2026-04-24 01:00"),
    ],
)
def test_a_time_that_does_not_exist_moves_forward_by_the_gap(zone, hour, before, expected, on_the_clock):
    weekday = utc(expected).astimezone(ZoneInfo(zone)).weekday()
    found = next_instant(Slot(weekday, hour, zone), utc(before))
    assert found == utc(expected)
    assert local(found, zone) == on_the_clock


@pytest.mark.parametrize(
    ("zone", "hour", "before", "expected"),
    [
        ("Europe/Berlin", 2, "2026-10-22", "2026-10-25T00:00"),
        ("America/New_York", 1, "2026-10-29", "2026-11-01T05:00"),
    ],
)
def test_a_time_that_comes_twice_is_taken_the_first_time(zone, hour, before, expected):
    slot = Slot(SUNDAY, hour, zone)
    assert next_instant(slot, utc(before)) == utc(expected)
    an_hour_later_it_is_that_time_again = utc(expected) + timedelta(hours=1)
    assert last_instant(slot, an_hour_later_it_is_that_time_again) == utc(expected)
    assert next_instant(slot, utc(expected)) > an_hour_later_it_is_that_time_again


def test_half_an_hour_of_daylight_saving_keeps_lord_howe_at_eight_on_its_clock():
    slot = Slot(MONDAY, 8, "Australia/Lord_Howe")
    winter, summer = next_instant(slot, utc("2026-09-24")), next_instant(slot, utc("2026-10-01"))
    assert (local(winter, slot.zone), local(summer, slot.zone)) == (
        "Mon 2026-09-28 08:00",
        "Mon 2026-10-05 08:00",
    )
    assert summer - winter == timedelta(days=7, minutes=-30)


def test_midnight_that_came_before_clocks_went_back_to_the_evening_is_not_missed():
    slot = Slot(SUNDAY, 0, "America/St_Johns")
    midnight = utc("2006-10-29T02:30")
    evening_again = midnight + timedelta(minutes=20)
    assert local(evening_again, slot.zone) == "Sat 2006-10-28 23:20"
    assert last_instant(slot, evening_again) == midnight


def test_a_day_that_samoa_skipped_is_moved_to_the_next_one_and_not_counted_twice():
    daily = Slot(None, 8, "Pacific/Apia")
    first = next_instant(daily, utc("2011-12-29T18:00"))
    assert local(first, daily.zone) == "Sat 2011-12-31 08:00"
    assert local(next_instant(daily, first), daily.zone) == "Sun 2012-01-01 08:00"
    assert last_instant(daily, first) == first


@pytest.mark.parametrize("hour", [0, 2, 8, 23])
def test_weeks_are_seven_days_give_or_take_two_hours_in_every_zone(hour):
    for zone in ZONES:
        slot = Slot(SUNDAY, hour, zone)
        instant = next_instant(slot, utc("2026-01-01"))
        while instant < utc("2027-01-10"):
            following = next_instant(slot, instant)
            assert SHORTEST <= following - instant <= LONGEST, (zone, instant)
            instant = following


@given(slots, instants)
def test_next_is_after_and_last_is_not(slot, now):
    assert last_instant(slot, now) <= now < next_instant(slot, now)


@given(slots, instants)
def test_the_last_instant_at_the_next_one_is_that_one(slot, now):
    coming = next_instant(slot, now)
    assert last_instant(slot, coming) == coming
    assert last_instant(slot, coming - timedelta(microseconds=1)) == last_instant(slot, now)
    assert next_instant(slot, last_instant(slot, now)) == coming


@given(slots, instants, instants)
def test_later_moments_never_have_earlier_slots(slot, one, other):
    earlier, later = sorted([one, other])
    assert next_instant(slot, earlier) <= next_instant(slot, later)
    assert last_instant(slot, earlier) <= last_instant(slot, later)


@given(slots, instants)
def test_instants_are_in_utc_whatever_the_zone_of_the_question(slot, now):
    asked_in_seoul = now.astimezone(ZoneInfo("Asia/Seoul"))
    assert next_instant(slot, asked_in_seoul) == next_instant(slot, now)
    assert next_instant(slot, asked_in_seoul).tzinfo is UTC


def test_an_instant_without_a_zone_is_refused():
    naive = datetime(2026, 5, 20)  # noqa: DTZ001
    with pytest.raises(ValueError, match="time zone"):
        next_instant(Slot(MONDAY, 8, "Asia/Seoul"), naive)
    with pytest.raises(ValueError, match="time zone"):
        last_instant(Slot(MONDAY, 8, "Asia/Seoul"), naive)


@pytest.mark.parametrize(("weekday", "hour"), [(7, 8), (-1, 8), (0, 24), (0, -1)])
def test_a_slot_that_no_clock_shows_is_refused(weekday, hour):
    with pytest.raises(ValueError, match="no such"):
        Slot(weekday, hour, "Asia/Seoul")


def test_an_unknown_zone_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        next_instant(Slot(MONDAY, 8, "Mars/Olympus"), utc("2026-05-20"))
