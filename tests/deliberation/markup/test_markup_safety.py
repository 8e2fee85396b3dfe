import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.markup import excerpt, mentions_in, plain_text, render_inline, render_markdown
from deliberation.markup.parser import PARSER
from deliberation.markup.sanitiser import PICTURES, TABLES, TEXT, sanitise
from deliberation.markup.sanitiser import WORDS as WORDS_OF_TEXT
from tests.deliberation.markup.strict_reader import HARMLESS, faults
from tests.payloads import PAYLOADS

MARKS = [
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "!",
    "<",
    ">",
    "&",
    "|",
    "\n",
    " ",
    "#",
    "-",
    "~~",
    "[^1]",
    "[^1]: ",
    "\\",
]
WORDS = [
    "a",
    "가",
    "https://a.b/",
    "javascript:",
    "<script>",
    "onclick=",
    '"',
    "'",
    "mention:",
    "attachment:0197a8b0c1d27e3f8a9b0c1d2e3f4a5b",
    "#640x480",
    "@",
    "1. ",
    "://",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_text_acts_or_styles_or_reaches_outside(payload):
    assert faults(render_markdown(payload)) == []
    assert faults(render_inline(payload)) == []
    assert faults(render_markdown(f"Before {payload} after\n\n- {payload}")) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_second_wall_stands_without_the_first(payload):
    assert faults(sanitise(payload)) == []


def test_the_corpus_is_large_enough_to_mean_something():
    assert len(set(PAYLOADS)) >= 250


def test_the_reader_of_these_tests_sees_what_is_wrong():
    assert faults("<script>alert(1)</script>") == ["<script>"]
    assert faults('<p onclick="x" hx-get="y" style="z" class="card" id="main">x</p>') != []
    assert faults('<a href="javascript:x" rel="nofollow noopener noreferrer ugc">x</a>') != []
    assert faults('<a href="https://example.org">x</a>') == ["a link without its rel"]


def test_the_parser_takes_no_raw_html_and_no_other_preset():
    assert PARSER.options["html"] is False
    assert PARSER.options["maxNesting"] == 20
    assert "html_block" in PARSER.get_all_rules()["block"]
    assert render_markdown("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"


def test_the_second_wall_lets_through_this_and_no_more():
    assert TEXT | WORDS_OF_TEXT | TABLES | PICTURES == HARMLESS
    assert HARMLESS.isdisjoint(
        {"picture", "form", "input", "button", "iframe", "svg", "math", "style", "script"}
    )
    assert (
        sanitise('<p hx-get="/x" data-hx-get="/x" sse-connect="/x" id="x" name="x" style="x">a</p>')
        == "<p>a</p>"
    )


@given(st.lists(st.sampled_from(MARKS + WORDS), max_size=40).map("".join) | st.text(max_size=200))
def test_whatever_is_typed_gives_harmless_html_that_is_stable(text):
    html = render_markdown(text)
    assert faults(html) == []
    assert sanitise(html) == html
    assert faults(render_inline(text)) == []
    assert "\n" not in plain_text(text)
    assert len(excerpt(text, 20)) <= 20
    assert len(mentions_in(text)) <= text.count("mention:")
