from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from deliberation.reckoning.period import next_period, quarter_of

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def test_whole_months_are_followed_by_as_many_and_days_by_as_many():
    assert next_period((date(2026, 1, 1), date(2026, 1, 31))) == (date(2026, 2, 1), date(2026, 2, 28))
    assert next_period((date(2026, 10, 1), date(2026, 12, 31))) == (date(2027, 1, 1), date(2027, 3, 31))
    assert next_period((date(2026, 5, 4), date(2026, 5, 10))) == (date(2026, 5, 11), date(2026, 5, 17))


def test_a_day_stands_in_its_quarter():
    assert quarter_of(date(2026, 5, 4)) == (date(2026, 4, 1), date(2026, 6, 30))
    assert quarter_of(date(2026, 12, 31)) == (date(2026, 10, 1), date(2026, 12, 31))


@given(DAYS, st.integers(0, 1100))
def test_periods_follow_each_other_without_a_gap_and_keep_their_kind(first, days):
    last = first + timedelta(days=days)
    start, end = next_period((first, last))
    assert start == last + timedelta(days=1)
    assert end >= start
    whole = first.day == 1 and start.day == 1
    assert (end + timedelta(days=1)).day == 1 if whole else (end - start).days == days
