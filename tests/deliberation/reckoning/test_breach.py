"""How indicators stand, and when the next reading is due."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.reckoning.breach import (
    DOWN,
    FREQUENCIES,
    UP,
    Aim,
    Standing,
    next_due,
    standing_of,
)

DAY = date(2026, 6, 30)
DIRECTIONS = st.sampled_from([UP, DOWN])
NUMBERS = st.decimals(-1000, 1000, places=2)
DAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1))
AIMS = st.builds(Aim, DIRECTIONS, NUMBERS, st.none() | NUMBERS, st.none() | DAYS)
ORDER = [Standing.BREACHED, Standing.UNDER_WAY, Standing.REACHED]


@pytest.mark.parametrize(
    ("aim", "value", "stands"),
    [
        (Aim(UP, Decimal(90), Decimal(40), DAY + timedelta(1)), 90, Standing.REACHED),
        (Aim(UP, Decimal(90), Decimal(40), DAY + timedelta(1)), 60, Standing.UNDER_WAY),
        (Aim(UP, Decimal(90), Decimal(40), DAY + timedelta(1)), 39, Standing.BREACHED),  # worse than it began
        (Aim(UP, Decimal(90), Decimal(40), DAY), 89, Standing.BREACHED),  # its day is there
        (Aim(UP, Decimal(90)), 89, Standing.BREACHED),  # holds at every reading
        (Aim(DOWN, Decimal(0), Decimal(12), DAY + timedelta(1)), 5, Standing.UNDER_WAY),
        (Aim(DOWN, Decimal(3)), 2, Standing.REACHED),
        (Aim(UP), 2, None),
    ],
)
def test_a_reading_stands_as_the_page_says(aim, value, stands):
    assert standing_of(aim, DAY, Decimal(value)) == stands


@given(AIMS, DAYS, NUMBERS, NUMBERS)
def test_a_better_reading_never_stands_worse(aim, on, one, other):
    worse, better = (one, other) if aim.is_worse(one, other) else (other, one)
    assert ORDER.index(standing_of(aim, on, worse)) <= ORDER.index(standing_of(aim, on, better))


@given(AIMS, DAYS, NUMBERS, st.integers(0, 4000))
def test_the_same_reading_stands_no_better_on_a_later_day(aim, on, value, days):
    later = standing_of(aim, on + timedelta(days), value)
    assert ORDER.index(later) <= ORDER.index(standing_of(aim, on, value))


@given(st.sampled_from(FREQUENCIES), DAYS)
def test_the_next_reading_is_after_this_one_and_within_a_year(frequency, since):
    due = next_due(frequency, since)
    assert timedelta(7) <= due - since <= timedelta(366)
    assert next_due("", since) is None


@pytest.mark.parametrize(
    ("frequency", "since", "due"),
    [
        ("monthly", date(2027, 1, 31), date(2027, 2, 28)),
        ("quarterly", date(2026, 11, 30), date(2027, 2, 28)),
        ("half_yearly", date(2026, 8, 31), date(2027, 2, 28)),
        ("yearly", date(2028, 2, 29), date(2029, 2, 28)),
        ("weekly", date(2026, 12, 28), date(2027, 1, 4)),
    ],
)
def test_a_shorter_month_takes_its_last_day(frequency, since, due):
    assert next_due(frequency, since) == due
