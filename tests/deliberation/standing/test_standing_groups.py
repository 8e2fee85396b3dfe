from hypothesis import given
from hypothesis import strategies as st

from deliberation.standing.groups import FEWEST, Group, fold

GROUPS = st.lists(st.tuples(*[st.integers(0, 6)] * 3), max_size=8).map(
    lambda rows: [Group(key, *row) for key, row in enumerate(rows)]
)


def test_a_group_of_two_is_folded_and_takes_the_next_smallest_along():
    folded = fold([Group("a", 5, 0, 0), Group("b", 1, 1, 0), Group("c", 4, 0, 0)])
    assert folded == [Group("a", 5, 0, 0), Group(None, 5, 1, 0)]


def test_groups_of_three_stand_by_themselves():
    groups = [Group("a", 3, 0, 0), Group("b", 0, 3, 0)]
    assert fold(groups) == groups


@given(GROUPS)
def test_no_vote_is_lost_and_no_group_is_small_while_there_are_enough(groups):
    folded = fold(groups)
    total = sum(group.voters for group in groups)
    assert sum(group.voters for group in folded) == total
    assert all(group.voters >= FEWEST for group in folded) or total < FEWEST
