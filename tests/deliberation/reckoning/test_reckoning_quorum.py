from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.reckoning.quorum import ALL, HALF, RULES, TWO_THIRDS, needed, quorum

ORGANISATIONS = st.sets(st.integers(0, 40), max_size=30)


@given(st.sampled_from(RULES), ORGANISATIONS, ORGANISATIONS)
def test_a_guest_never_changes_it(rule, members, there):
    assert quorum(rule, members, there) == quorum(rule, members, there & members)


@given(st.sampled_from(RULES), ORGANISATIONS, ORGANISATIONS, st.integers(0, 40))
def test_one_more_who_is_there_never_takes_it_away(rule, members, there, late):
    before, after = quorum(rule, members, there), quorum(rule, members, there | {late})
    assert after.is_reached >= before.is_reached


@given(st.integers(1, 200))
def test_each_rule_asks_for_the_least_number_that_is_enough(members):
    assert (
        Fraction(needed(HALF, members), members)
        > Fraction(1, 2)
        >= Fraction(needed(HALF, members) - 1, members)
    )
    thirds = needed(TWO_THIRDS, members)
    assert Fraction(thirds, members) >= Fraction(2, 3) > Fraction(thirds - 1, members)
    assert needed(ALL, members) == members


@given(st.integers(1, 200))
def test_a_stricter_rule_never_asks_for_fewer(members):
    assert needed(TWO_THIRDS, members) <= needed(ALL, members)
    assert needed(HALF, members) <= needed(ALL, members)


@pytest.mark.parametrize("rule", RULES)
def test_a_body_without_members_decides_nothing(rule):
    assert not quorum(rule, set(), {1, 2}).is_reached


@pytest.mark.parametrize(
    ("rule", "members", "least"),
    [(HALF, 2, 2), (HALF, 3, 2), (TWO_THIRDS, 4, 3), (TWO_THIRDS, 3, 2), (ALL, 5, 5)],
)
def test_numbers_that_one_can_count_on_the_fingers(rule, members, least):
    assert needed(rule, members) == least
