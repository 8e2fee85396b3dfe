from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from deliberation.reckoning.clauses import in_order, tree


@dataclass(frozen=True)
class Row:
    pk: int
    parent_id: int | None
    position: int


@st.composite
def forests(draw) -> list[Row]:
    rows: list[Row] = []
    for pk in range(draw(st.integers(0, 12))):
        parent = draw(st.sampled_from([None, *(row.pk for row in rows)]))
        rows.append(Row(pk, parent, sum(row.parent_id == parent for row in rows) + 1))
    return draw(st.permutations(rows))


@given(forests())
def test_each_clause_has_a_number_of_its_own_that_says_where_it_stands(rows):
    found = in_order(rows)
    numbers = {one.row.pk: one.number for one in found}
    assert len(set(numbers.values())) == len(rows)
    for one in found:
        under = f"{numbers[one.row.parent_id]}." if one.row.parent_id is not None else ""
        assert one.number == f"{under}{one.row.position}"
        assert one.depth == one.number.count(".") + 1


def test_they_are_read_from_the_top():
    rows = [Row(1, None, 1), Row(2, None, 2), Row(3, 2, 1), Row(4, 2, 2)]
    assert [one.number for one in in_order(rows)] == ["1", "2", "2.1", "2.2"]
    assert [one.row.pk for one in tree(rows)[1].below] == [3, 4]
