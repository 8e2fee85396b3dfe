"""Texts made to be slow: ten times the length may cost ten times the work, not a hundred times."""

from time import process_time

import pytest

from deliberation.markup import excerpt, render_markdown

NOTE = "[^a]: note\n\n"
NASTY = [
    "[", "![", "[^", "[a](", "[a](<", "](", "*a **a ", "_a", "`", "<http:", "&", "> ", "- ", "# ", "|a", "|\n",
    "://", "https://a.b/", "http://a.b/(", "http://a.b/%", "a@", "mailto:a@b.", "http://xn--", "｜http://",
    "[^a]: ", "[a]: /u\n", "[@a](mention:", "가", "\\", "a.",
    "![a](attachment:0197a8b0c1d27e3f8a9b0c1d2e3f4a5b)", "attachment:", "![](attachment:",
]  # fmt: skip
WITH_A_START = [
    (NOTE, "[^"),
    (NOTE, "[^a]"),
    (NOTE, "[^a "),
    ("http://", "a."),
    ("|a|b|\n|-|-|\n", "|a|b|\n"),
]


def seconds(text):
    start = process_time()
    render_markdown(text)
    return process_time() - start


@pytest.mark.parametrize(("start", "piece"), [("", piece) for piece in NASTY] + WITH_A_START)
def test_a_long_text_costs_work_in_line_with_its_length(start, piece):
    # A collection of garbage or a busy machine may spoil one measurement, a quadratic parser spoils each.
    assert any(is_in_line(start, piece) for attempt in range(3))


def is_in_line(start, piece):
    long = seconds((start + piece * 30_000)[:30_000])
    # Where even the long one is quick, the ratio says nothing.
    return long < 0.3 or long < 30 * seconds((start + piece * 3_000)[:3_000])


def test_backticks_of_every_length_and_lists_within_lists_stay_quick():
    assert seconds("".join("`" * length + "a" for length in range(440))) < 2
    assert seconds("".join(" " * (2 * depth) + "- a\n" for depth in range(310))) < 2


@pytest.mark.parametrize(
    "text", ["[a]: http://" + "b" * 50_000 + "\n\n" + "[a]" * 16_000, "[^a]: x\n\n" + "[^a]" * 9_000]
)
def test_a_text_does_not_grow_without_measure_on_the_page(text):
    assert len(render_markdown(text)) < 100 * len(text)


def test_an_address_too_long_for_anyone_to_type_is_no_link():
    assert "<a" not in render_markdown("http://" + "가ü" * 20_000)


def test_an_excerpt_costs_what_it_shows_and_not_what_it_leaves_out():
    start = process_time()
    assert len(excerpt("word " * 1_000_000, 140)) <= 140
    assert process_time() - start < 0.5
