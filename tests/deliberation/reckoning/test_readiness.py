"""How ready an event is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.reckoning.readiness import by_area, readiness

FORWARD = ["to_do", "in_hand", "done"]
STATES = st.lists(st.sampled_from([*FORWARD, "dropped"]), max_size=40)


@pytest.mark.parametrize(
    ("states", "percent"),
    [
        ([], None),
        (["dropped"], None),
        (["to_do"], 0),
        (["in_hand"], 50),
        (["done", "dropped"], 100),
        (["done", "in_hand", "to_do"], 50),
        (["done"] * 199 + ["in_hand"], 99),
    ],
)
def test_done_counts_whole_in_hand_half_and_dropped_not_at_all(states, percent):
    assert readiness(states).percent == percent


@given(STATES)
def test_it_is_a_share_and_100_says_that_all_is_done(states):
    found = readiness(states)
    assert (found.percent is None) == (found.items == 0)
    if found.percent is not None:
        assert 0 <= found.percent <= 100
        assert (found.percent == 100) == (found.done == found.items)


@given(STATES, st.data())
def test_moving_an_item_forward_never_lowers_it(states, data):
    places = [place for place, state in enumerate(states) if state in FORWARD[:2]]
    if places:
        place = data.draw(st.sampled_from(places))
        moved = [*states[:place], FORWARD[FORWARD.index(states[place]) + 1], *states[place + 1 :]]
        assert readiness(moved).percent >= readiness(states).percent


@given(STATES)
def test_the_order_of_items_does_not_matter(states):
    assert readiness(states) == readiness(sorted(states))


def test_areas_are_told_apart():
    found = by_area([("venue", "done"), ("protocol", "to_do"), ("venue", "in_hand")])
    assert {area: one.percent for area, one in found.items()} == {"venue": 75, "protocol": 0}


def test_an_unknown_state_is_refused():
    with pytest.raises(KeyError):
        readiness(["nearly"])
