"""A cell is a text, whatever it begins with; and what was written can be had again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.markup.cells import as_written, inert

BEGINS = "=+-@\t\r\n＝＋－＠"
TEXTS = st.text(max_size=30) | st.builds(
    str.__add__, st.sampled_from([*BEGINS, "'", "''", "'="]), st.text(max_size=9)
)


@given(TEXTS)
def test_no_cell_begins_like_a_formula(text):
    assert not inert(text).startswith(tuple(BEGINS))


@given(TEXTS)
def test_what_was_written_can_be_had_again(text):
    assert as_written(inert(text)) == text


@pytest.mark.parametrize("text", ["One voice", "2026", "", "a=b", "외교부"])
def test_an_ordinary_text_stays_as_it_is(text):
    assert inert(text) == text
