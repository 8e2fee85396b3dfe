"""The briefing in Markdown and DOCX: one content, sources numbered, and what people wrote stays text."""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import mammoth
import pytest
from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from deliberation.exchange import briefing
from deliberation.exchange.tree import Argument, Author, Evidence, Initiative, Source
from tests.deliberation.exchange.trees import NASTY, a_memorandum

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
SEOUL = "Asia/Seoul"
READER = MarkdownIt("gfm-like", {"linkify": True, "html": True}).use(footnote_plugin)


def markdown(initiative: Initiative) -> str:
    return "".join(briefing.write_markdown(initiative, zone=SEOUL, now=NOW))


def docx(initiative: Initiative) -> bytes:
    return b"".join(briefing.write_docx(initiative, zone=SEOUL, now=NOW))


def document(initiative: Initiative):
    return Document(BytesIO(docx(initiative)))


def words_of(body) -> str:
    """All that its paragraphs and cells say, links too."""
    return "\n".join(
        "".join(run.text or "" for run in par.iter(qn("w:t"))) for par in body.element.body.iter(qn("w:p"))
    )


def test_it_says_what_is_proposed_argued_and_decided():
    text = markdown(a_memorandum())
    assert text.startswith("# AI-12 MOU on sharing AI policy status\n\nDecided · Mon 4 May 2026\n")
    assert "**Proposal** Ministry A and Ministry B should sign" in text
    assert "- Lead: Ministry A\n- Supporting: Ministry B\n" in text
    assert "**Adopt with conditions** (Proposed, Mon 4 May 2026)" in text
    assert "| Ministry B | support with conditions | A post is given. |" in text
    assert "### AI-12\\#1 Shared status reports avoid duplicate projects." in text
    assert "15 agree, 2 disagree, 3 not sure · leaning agree · Kim Minji, Ministry A" in text
    assert "- Rebuts AI-12\\#4 Most overlaps were meant. (Withdrawn)" in text
    assert "| AI-12\\#1 | Ministry A | 9 | 0 | 1 |" in text


def test_facts_lean_on_sources_and_key_questions_have_their_answers():
    text = markdown(a_memorandum())
    assert (
        "## Facts\n\n- Two pilots did the same. [^1] [^2]\n  - “14 overlapping pilots” [^1]\n"
        "- 예산은 6월에 확정된다. (without a source)\n"
    ) in text
    assert (
        "### Who pays?\n\nBoth.\n\n- half each\n- Argument: AI-12\\#1 Shared status reports avoid duplicate projects.\n"
    ) in text
    assert "### 언제 시작합니까?\n\nNot answered yet.\n" in text


def test_a_list_in_somebody_s_reasons_stays_one():
    assert "Two ministries paid for the same pilot.\n\n- in 2024\n- in 2025\n" in markdown(a_memorandum())


def test_sources_are_numbered_in_the_order_in_which_they_are_leaned_on_each_once():
    text = markdown(a_memorandum())
    assert "- Supports (strong): “14 overlapping pilot projects”, p. 3 [^1]" in text
    assert "- Gives context: 현황 보고서 [^2]\n- Contradicts: “Overlap is small.” [^2]" in text
    notes = re.findall(r"^\[\^\d\]: .*$", text, re.MULTILINE)
    assert notes == [
        "[^1]: Audit 2025, Board of Audit, 2025-06-30 <https://example.org/audit_2025>",
        "[^2]: 현황 보고서, 2024",
    ]


def test_in_korean_all_words_of_ours_are_korean():
    bare = Initiative("i", "x", arguments=(Argument("a", "y", kind="challenge"),))
    with override("ko"):
        assert not re.search(r"[A-Za-z]{2,}", markdown(bare))
        full = markdown(a_memorandum())
    assert "## 장점" in full
    assert "# AI-12 MOU on sharing" in full


def everywhere(text: str) -> Initiative:
    argument = Argument(
        "a",
        text,
        kind="advantage",
        reasons=f"Because {text}",
        author=Author(text, text),
        evidence=(Evidence("e", "s", quote=text, locator=text),),
        responses=(Argument("b", text, relation="rebuts"),),
    )
    source = Source("s", text, text, "2026", "https://law.example/1")
    return Initiative(
        "i", text, proposal=text, summary=f"In short {text}", sources=(source,), arguments=(argument,)
    )


def shape(text: str) -> list[str]:
    tokens = [child for token in READER.parse(text) for child in (token, *(token.children or []))]
    return [token.type for token in tokens if token.type not in ("text", "text_special", "inline")]


@pytest.mark.parametrize("words", [words for words in NASTY if "\n" not in words])
def test_what_people_wrote_never_becomes_markup(words):
    assert shape(markdown(everywhere(words))) == shape(markdown(everywhere("Plain words")))


@pytest.mark.parametrize("words", NASTY)
def test_what_people_wrote_is_text_in_the_document(words):
    claim = " ".join(words.split())
    text = words_of(document(Initiative("i", "T", arguments=(Argument("a", claim, kind="advantage"),))))
    assert claim.replace("\x01", "\ufffd") in text


def test_the_document_has_headings_tables_and_links_between_numbers_and_sources():
    body = document(a_memorandum())
    headings = [(par.style.name, par.text) for par in body.paragraphs if par.style.name.startswith("Heading")]
    assert headings[0] == ("Heading 1", "AI-12 MOU on sharing AI policy status")
    assert ("Heading 2", "Advantages") in headings
    assert headings[-1] == ("Heading 2", "Sources")
    assert [[cell.text for cell in row.cells] for row in body.tables[0].rows] == [
        ["Organisation", "Position", "Conditions"],
        ["Ministry B", "support with conditions", "A post is given."],
    ]
    links = list(body.element.iter(qn("w:hyperlink")))
    anchors = [one.get(qn("w:anchor")) for one in links if one.get(qn("w:anchor"))]
    marks = [one.get(qn("w:name")) for one in body.element.iter(qn("w:bookmarkStart"))]
    assert anchors == [f"source_{number}" for number in (1, 2, 1, 1, 2, 2)]
    assert marks == ["source_1", "source_2"]
    out = [body.part.rels[one.get(qn("r:id"))].target_ref for one in links if one.get(qn("r:id"))]
    assert out == ["https://example.org/audit_2025"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_word_at_the_head_of_a_table_is_broken(language):
    with override(language):
        tables = document(a_memorandum()).tables
    assert len(tables) == 3
    for table in tables:
        widths = [cell.width for cell in table.rows[0].cells]
        assert sum(widths) <= Cm(21 - 2 * 2.2 + 0.01)
        for cell, width in zip(table.rows[0].cells, widths, strict=True):
            signs = max(sum(2 if ord(sign) > 0x1100 else 1 for sign in word) for word in cell.text.split())
            assert width >= Cm(0.22) * signs + Cm(0.38)


def test_what_is_hidden_is_a_place_and_no_words():
    hidden = Argument("h", "Hidden by a facilitator", kind="challenge", hidden=True, ref="AI-12#8")
    text = markdown(Initiative("i", "T", arguments=(hidden,)))
    assert "### AI-12\\#8 Hidden by a facilitator" in text


def test_both_files_say_the_same():
    plain = [re.sub(r"\W", "", line) for line in words_of(document(a_memorandum())).splitlines()]
    lines = markdown(a_memorandum()).splitlines()
    for line in (line for line in lines if line and not line.startswith(("|", "[^"))):
        assert re.sub(r"\W", "", line) in plain


def test_another_program_reads_the_document():
    html = mammoth.convert_to_html(BytesIO(docx(a_memorandum()))).value
    assert "<h1>AI-12 MOU on sharing AI policy status</h1>" in html
    assert '<a href="#source_1">1</a>' in html.replace("<sup>", "").replace("</sup>", "")
    assert "초안이 발표 전에" in html


def test_an_address_that_is_none_is_no_link():
    for url in ("javascript:alert(1)", "https://a b", 'https://x.example/"><script>'):
        evidence = (Evidence("e", "s", quote="q"),)
        source = (Source("s", "A title", url=url),)
        told = Initiative(
            "i", "T", sources=source, arguments=(Argument("a", "c", kind="advantage", evidence=evidence),)
        )
        assert "javascript" not in markdown(told)
        with ZipFile(BytesIO(docx(told))) as packed:
            assert b"hyperlink" not in packed.read("word/_rels/document.xml.rels")


def test_the_document_says_its_language_and_when_it_was_made():
    with override("ko"):
        body = document(a_memorandum())
    assert body.core_properties.language == "ko"
    assert body.core_properties.created.replace(tzinfo=UTC) == NOW
    assert body.styles["Normal"].element.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == "ko-KR"
