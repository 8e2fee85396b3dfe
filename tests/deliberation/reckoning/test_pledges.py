"""Votes pledged, against votes needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.reckoning.pledges import STATES, count

PLEDGES = st.lists(st.sampled_from(STATES), max_size=60)
NEEDED = st.none() | st.integers(0, 80)


def test_written_and_reciprocal_ones_are_firm():
    found = count(["written", "reciprocal", "verbal", "asked", "declined"], 5)
    assert (found.firm, found.likely, found.open, found.declined) == (2, 1, 1, 1)
    assert (found.missing, found.missing_with_likely, found.missing_with_open) == (3, 2, 1)
    assert not found.is_reached


@given(PLEDGES, NEEDED)
def test_every_country_is_counted_once(states, needed):
    found = count(states, needed)
    assert found.firm + found.likely + found.open + found.declined == len(states)


@given(PLEDGES, NEEDED)
def test_what_is_missing_is_never_negative_and_shrinks_with_hope(states, needed):
    found = count(states, needed)
    assert 0 <= found.missing_with_open <= found.missing_with_likely <= found.missing
    assert found.is_reached == (needed is not None and found.firm >= needed)


@given(PLEDGES, st.integers(0, 80))
def test_one_more_firm_vote_brings_it_nearer_by_one_or_it_is_there(states, needed):
    before, after = count(states, needed), count([*states, "written"], needed)
    assert after.missing == max(0, before.missing - 1)


def test_an_unknown_state_is_refused():
    with pytest.raises(ValueError, match="hoped"):
        count(["hoped"], 1)
