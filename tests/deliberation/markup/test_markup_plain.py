import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.markup import excerpt, plain_text

ORDINARY = [
    "a",
    "가",
    "1",
    "12.",
    "3)",
    " ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r",
    ".",
    "-",
    "+",
    "=",
    "#",
    ">",
    "(",
    '"',
    ":",
    "//",
    "!",
]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# Title\n\nSome **bold** and `code`.", "Title Some bold and code."),
        ("one\ntwo  \nthree\n\nfour", "one two three four"),
        ("- a\n- b\n  1. c", "a b c"),
        ("[study](https://example.org) ![chart](https://example.org/c.png)", "study chart"),
        ("|a|b|\n|-|-|\n|1|2|", "a b 1 2"),
        ("Claim[^1].\n\n[^1]: The note.", "Claim."),
        ("```\nx = 1\n```\nafter", "x = 1 after"),
        ("a < b & c &amp; d \\* e", "a < b & c & d * e"),
        ("<b>not markup</b>", "<b>not markup</b>"),
        ("  \n\n ", ""),
    ],
)
def test_plain_text_is_the_words_on_one_line(markdown, words):
    assert plain_text(markdown) == words


@given(st.lists(st.sampled_from(ORDINARY), max_size=20).map("".join) | st.text(max_size=60))
def test_text_without_markup_reads_the_same_as_when_it_is_parsed(text):
    bold_at_the_end = "\n\n**x**"
    assert plain_text(text + bold_at_the_end).removesuffix("x").rstrip() == plain_text(text)


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("short enough", 12, "short enough"),
        ("cut between words", 13, "cut between…"),
        ("cut between words", 12, "cut between…"),
        ("cut between, words", 14, "cut between…"),
        ("한국어 문장은 낱말 사이에서 잘린다", 12, "한국어 문장은 낱말…"),
        ("incomprehensibilities", 10, "incompreh…"),
        ("a **bold word** here", 20, "a bold word here"),
        ("", 10, ""),
    ],
)
def test_an_excerpt_is_cut_between_words_and_says_so(text, length, expected):
    assert excerpt(text, length) == expected
    assert len(excerpt(text, length)) <= length


def test_an_excerpt_of_a_very_long_text_says_that_there_is_more():
    assert excerpt("[a](https://example.org/" + "b" * 1500 + ")\n\n" + " " * 3000 + "more", 80).endswith("…")
