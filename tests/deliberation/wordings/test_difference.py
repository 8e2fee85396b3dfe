"""The difference of two wordings, word by word."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.wordings import Span, difference

WORDS = st.text(st.sampled_from("ab c가나 .\n"), max_size=60)


def told(before: str, after: str) -> str:
    """[-gone-]{+new+} around what stayed."""
    marks = {"same": "%s", "removed": "[-%s-]", "added": "{+%s+}"}
    return "".join(marks[span.kind] % span.text for span in difference(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One voice carries", "One voice carries", "One voice carries"),
        ("One voice carries", "Two voices carry", "[-One voice carries-]{+Two voices carry+}"),
        ("One voice carries", "One loud voice carries", "One {+loud +}voice carries"),
        ("One voice carries", "One voice carries further", "One voice carries {+further+}"),
        ("One voice, carried", "One voice carried", "One voice [-, -]carried"),
        ("It costs 1,000 won", "It costs 1,500 won", "It costs [-1,000 -]{+1,500 +}won"),
        ("We don't know", "We don't care", "We don't [-know-]{+care+}"),
        ("협의체를 만든다", "협의체를 새로 만든다", "협의체를 {+새로 +}만든다"),
        ("협의체를 만든다", "협의체가 만든다", "[-협의체를 -]{+협의체가 +}만든다"),
        ("両国が協力", "両国は協力", "両国[-が-]{+は+}協力"),
        ("", "New", "{+New+}"),
        ("Old", "", "[-Old-]"),
        ("", "", ""),
    ],
)
def test_words_that_changed_stand_where_they_changed(before, after, expected):
    assert told(before, after) == expected


def test_white_space_alone_is_no_difference():
    assert difference("One  voice\ncarries ", "One voice\ncarries") == [Span("same", "One voice\ncarries")]


def test_a_line_that_moved_in_leaves_the_others_alone():
    assert told("First.\nLast.", "First.\nNew.\nLast.") == "First.\n{+New.\n+}Last."


@given(WORDS, WORDS)
def test_same_and_added_together_are_the_later_wording(before, after):
    assert "".join(span.text for span in difference(before, after) if span.kind != "removed") == after


@given(WORDS, WORDS)
def test_same_and_removed_together_are_the_words_of_the_earlier_one(before, after):
    kept = "".join(span.text for span in difference(before, after) if span.kind != "added")
    assert kept.split() == before.split() or "".join(kept.split()) == "".join(before.split())


@given(WORDS, WORDS)
def test_no_two_neighbours_are_of_one_kind_and_none_is_empty(before, after):
    spans = difference(before, after)
    assert all(span.text for span in spans)
    assert all(one.kind != other.kind for one, other in pairwise(spans))


@pytest.mark.parametrize("text", ["a " * 10_000, "a\n" * 10_000, "the cat " * 2_500, "가" * 20_000])
def test_the_longest_reasons_that_repeat_themselves_cost_little(text):
    before = process_time()
    difference(text, text[::-1] + "b")
    assert process_time() - before < 1
