"""What people write is text in a sheet's Markdown, whatever it looks like."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from deliberation.documents.markdown import escaped
from deliberation.sheets import Sheet, markdown_of
from deliberation.sheets.facts import Handling, Item, Named, Note, Stand, Task

READER = MarkdownIt("gfm-like", {"linkify": True, "html": True}).use(footnote_plugin)
PLAIN = {"inline", "text", "paragraph_open", "paragraph_close", "text_special"}
NASTY = [
    "<script>alert(1)</script>",
    "[link](javascript:alert(1))",
    "![image](https://evil.example/x.png)",
    "# Heading",
    "- a list",
    "1. a list",
    "2) a list",
    "+ a list",
    "> quote",
    "| a | table |",
    "```fence",
    "~~gone~~ **bold** _it_ `code`",
    "https://evil.example www.evil.example a@evil.example",
    "[^1] and [ref]",
    "&amp; &#60;",
    "a\n\n# second paragraph",
    "===\n---",
    "\\* back\\slash",
    "term\n: definition",
    "$math$ ==marked== ^up^",
]


def tokens(text: str) -> list:
    return [child for token in READER.parse(text) for child in (token, *(token.children or []))]


def shown(text: str) -> str:
    return "".join(token.content for token in tokens(text) if token.type in ("text", "text_special"))


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_looks_like_markup_is_markup(text):
    written = escaped(text)
    assert {token.type for token in tokens(written)} <= PLAIN
    assert shown(written) == " ".join(text.split())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")) | st.just(" "), max_size=60))
def test_any_text_is_read_back_as_it_was_written(text):
    written = escaped(text)
    assert {token.type for token in tokens(written)} <= PLAIN
    assert shown(written) == " ".join(text.split())


def sheet(text: str, **fields) -> Sheet:
    """A sheet in which everything that people write is ``text``."""
    now = datetime(2026, 5, 4, tzinfo=UTC)
    body = Named(uuid4(), text, text)
    item = Item(uuid4(), "AI-1#1", text, kind="challenge", notes=(1,), tally=(3, 2, 1))
    reply = Item(uuid4(), "AI-1#2", text, relation="answers", tally=(1, 0, 0))
    item = Item(item.id, item.ref, text, kind="challenge", notes=(1,), tally=(3, 2, 1), reply=reply)
    plain = {
        "ref": "AI-1",
        "title": text,
        "workspace": text,
        "zone": "Asia/Seoul",
        "stage": "open",
        "since": now,
        "closes_at": now,
        "made_at": now,
        "proposal": text,
        "parties": (("lead", body),),
        "positions": (Stand(body, "support_with_conditions", text),),
        "divided": (item,),
        "challenges": (Handling(item, "unhandled", body, text, now.date()),),
        "questions": (text,),
        "actions": (Task(text, text, now.date()),),
        "notes": (Note(1, text, text, "2026", "https://law.example/1"),),
    }
    return Sheet(**{**plain, **fields})


@pytest.mark.parametrize("text", NASTY)
def test_a_whole_sheet_has_the_shape_of_one_with_plain_words(text):
    assert shape(markdown_of(sheet(text))) == shape(markdown_of(sheet("Plain words")))


def shape(text: str) -> list[str]:
    return [token.type for token in tokens(text) if token.type not in ("text", "text_special", "inline")]


def test_an_address_that_is_none_is_no_link():
    for url in ("javascript:alert(1)", "https://a b", "https://x.example/> <script>", ""):
        note = Note(1, "A title", "", "", url)
        written = markdown_of(sheet("Plain", notes=(note,)))
        assert "javascript" not in written
        assert "<" not in written


def test_before_voting_ends_it_says_when_divided_arguments_are_told():
    written = markdown_of(sheet("Plain", divided=None))
    assert "## Divided arguments\n\nShown when voting ends." in written


def test_it_is_written_in_the_reader_s_language():
    with override("ko"):
        written = markdown_of(sheet("Plain"))
    assert "Divided" not in written
    assert "## 의견이 갈린 주장" in written
