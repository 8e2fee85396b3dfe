"""What holds for any text at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.briefs import normalise, read_brief
from deliberation.briefs.blocks import blocks_of
from deliberation.briefs.gist import LABEL, labels_of
from deliberation.briefs.headings import column_topic, heading_topic
from deliberation.briefs.sections import LISTS_AREAS, lead_in
from deliberation.briefs.spans import flat, sentences

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.*"))
PIECES = [
    "Advantages",
    "Risks:",
    "## Open issues",
    "- cheaper",
    "○ 비용이 줄어든다",
    "1. Scope",
    "Q: What are the risks?",
    "A: None.",
    "| For | Against |",
    "| a | b |",
    "The Ministry of X and the City of Y agreed to test it.",
    "Pros      Cons",
    "**Facts.** One. Two.",
    "□ 기대효과",
    "장점은 A와 B가 있다.",
    "Sources: a; b",
    "Critics warn that it is dear; it remains unclear who pays.",
    "Privacy policy",
    "=====",
    "-----",
    "What now?",
    "Subject: Tea",
    "a\tb\tc",
    "Two facts follow. A. B.",
    "+ plus",
    "For more, see the page of the club.",
    "(단) 우려도 있다.",
    "“Quoted” said Minister Ann Lee.",
    "3 May 2026",
    "Conclusion:",
    "We recommend nothing.",
]
LINES = st.one_of(st.sampled_from(PIECES), st.text(max_size=60))
TEXTS = st.lists(LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", " "]).map(lambda between: between.join(lines))
)
LISTS = ("parties", "people", "dates", "events", "areas", "arguments", "facts", "questions", "links")


@given(st.one_of(TEXTS, st.text()))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_error_into_what_json_can_hold(text):
    found = read_brief(text).as_dict()
    json.dumps(found)
    assert len(found["proposal"]) <= 200
    assert all(0 < len(argument["claim"]) <= 280 for argument in found["arguments"])


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_passage_is_a_stretch_of_the_text(text):
    found = read_brief(text).as_dict()
    whole = normalise(text)
    assert all(item["passage"] in whole for name in LISTS for item in found[name])


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_line_is_lost(text):
    assert lost_lines(text) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_no_line_of_a_document_is_lost(document):
    assert lost_lines(document.read_text()) == []


@given(st.text(), st.text())
@settings(max_examples=100, deadline=None)
def test_reading_the_normalised_text_again_gives_the_same(text, more):
    once = normalise(f"{text}\n{more}")
    assert normalise(once) == once


def lost_lines(text: str) -> list[str]:
    """Words of blocks that neither an item, nor a heading that was understood, nor the unplaced list holds."""
    brief = read_brief(text)
    found = brief.as_dict()
    held = [item["passage"] for name in LISTS for item in found[name]]
    held.extend(argument["reasons"] for argument in found["arguments"])
    kept = bare(
        " ".join(
            [
                *held,
                found["title"],
                found["proposal"],
                found["summary"],
                found["conclusion"],
                *found["unplaced"],
            ]
        )
    )
    return [words for words in said_in(brief.text) if bare(words) not in kept]


def said_in(text: str) -> list[str]:
    """The first words of every sentence, item and heading, without labels and announcements."""
    words = []
    blocks = blocks_of(text)
    labels = labels_of(text, blocks)
    for block in blocks:
        spans = sentences(text, block.span) if block.kind in ("paragraph", "item") else [block.span]
        for span in spans:
            said = flat(span.cut(text))
            named = block.kind == "heading" and heading_topic(said)
            label = named or block.kind == "field" or block.span in labels or LABEL.match(said)
            announces = lead_in(text, span)[0] or LISTS_AREAS.search(said)
            if not (label or announces or is_header(text, block)):
                words.append(said[:40])
    return words


def is_header(text: str, block) -> bool:
    """A row that names the columns of a table of arguments."""
    return any(column_topic(flat(cell.cut(text))) for cell in block.cells)


def bare(words: str) -> str:
    return "".join(character for character in flat(words).lower() if character.isalnum())
