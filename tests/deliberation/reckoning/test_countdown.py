"""Chains of deadlines, over zones, months and clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.reckoning.countdown import EARLIEST, FARTHEST, UNITS, days_left, due_on, ends_at, is_late

ZONES = st.sampled_from(
    ["Asia/Seoul", "UTC", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]
)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
OFFSETS = st.integers(0, 400)


@pytest.mark.parametrize(
    ("begins", "offset", "unit", "due"),
    [
        (date(2027, 3, 31), 1, "months", date(2027, 2, 28)),
        (date(2028, 3, 31), 1, "months", date(2028, 2, 29)),
        (date(2028, 2, 29), 12, "months", date(2027, 2, 28)),
        (date(2027, 1, 15), 1, "months", date(2026, 12, 15)),
        (date(2028, 3, 1), 1, "days", date(2028, 2, 29)),
        (date(2027, 5, 20), 2, "weeks", date(2027, 5, 6)),
        (date(2027, 5, 17), 1, "working_days", date(2027, 5, 14)),  # from a Monday to the Friday before
        (date(2027, 5, 16), 5, "working_days", date(2027, 5, 10)),  # from a Sunday
        (date(2027, 5, 16), 0, "working_days", date(2027, 5, 16)),
    ],
)
def test_a_rule_names_the_day_that_one_would_name(begins, offset, unit, due):
    assert due_on(begins, offset, unit) == due


@given(DAYS, OFFSETS, st.sampled_from(["days", "weeks"]))
def test_days_and_weeks_are_those_of_the_calendar(begins, offset, unit):
    assert begins - due_on(begins, offset, unit) == timedelta(**{unit: offset})


@given(DAYS, OFFSETS)
def test_months_keep_the_day_or_take_the_last_of_a_shorter_month(begins, offset):
    due = due_on(begins, offset, "months")
    assert (begins.year - due.year) * 12 + begins.month - due.month == offset
    is_last = (due + timedelta(days=1)).day == 1
    assert due.day == begins.day or (due.day < begins.day and is_last)


@given(DAYS, OFFSETS)
def test_working_days_are_counted_one_by_one(begins, offset):
    day, left = begins, offset
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < 5
    assert due_on(begins, offset, "working_days") == day


@given(DAYS, OFFSETS, OFFSETS, st.sampled_from(UNITS))
def test_a_longer_lead_is_never_due_later(begins, offset, more, unit):
    assert due_on(begins, offset + more, unit) <= due_on(begins, offset, unit) <= begins


@given(DAYS, OFFSETS, st.integers(0, 800), st.sampled_from(UNITS))
def test_a_chain_moves_with_its_event_and_keeps_its_order(begins, offset, later, unit):
    assert due_on(begins + timedelta(days=later), offset, unit) >= due_on(begins, offset, unit)


@pytest.mark.parametrize("unit", UNITS)
def test_no_rule_leads_out_of_the_calendar(unit):
    assert due_on(EARLIEST, FARTHEST, unit) < EARLIEST


@given(DAYS, ZONES)
def test_a_day_ends_where_the_next_one_begins_there(day, zone):
    end = ends_at(day, zone)
    assert end.tzinfo is UTC
    before = (end - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).date()
    assert before <= day < end.astimezone(ZoneInfo(zone)).date()
    assert not is_late(day, zone, end - timedelta(seconds=1)) or before != day
    assert is_late(day, zone, end)


@pytest.mark.parametrize(("day", "hours"), [(date(2027, 3, 28), 23), (date(2027, 10, 31), 25)])
def test_a_day_on_which_clocks_are_changed_is_as_long_as_it_is(day, hours):
    whole = ends_at(day, "Europe/Paris") - ends_at(day - timedelta(days=1), "Europe/Paris")
    assert whole == timedelta(hours=hours)


def test_the_same_moment_leaves_other_days_where_it_is_another_day():
    now = datetime(2027, 5, 20, 16, tzinfo=UTC)  # the 21st in Seoul
    assert days_left(date(2027, 5, 20), "Asia/Seoul", now) == -1
    assert days_left(date(2027, 5, 20), "America/New_York", now) == 0
    assert is_late(date(2027, 5, 20), "Asia/Seoul", now)
    assert not is_late(date(2027, 5, 20), "America/New_York", now)
