"""The same document in every file: what it says is read back alike, and what people wrote stays text."""

import io
import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element
from zipfile import ZIP_STORED, ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from django.utils.translation import override

from deliberation.briefs.extract import docx, html, hwpx
from deliberation.documents import FILES, written
from deliberation.documents.html import blocks_of
from deliberation.documents.hwpx_head import HML
from deliberation.documents.outline import (
    Bullet,
    Heading,
    Note,
    Outline,
    Paragraph,
    Run,
    Table,
    leaning_on,
    ours,
    theirs,
)
from tests.deliberation.exchange.trees import NASTY

NOW = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
HP, HH = f"{{{HML}/2011/paragraph}}", f"{{{HML}/2011/head}}"
OPF = "{http://www.idpf.org/2007/opf/}"


def document(words: str = "두 부처의 예산", **more) -> Outline:
    notes = (Note(1, words, "외교부", "2026", "https://law.example/1"), Note(2, "Audit", "", "", ""))
    blocks = (
        Heading(1, (theirs(f"AI-12 {words}"),)),
        Paragraph((ours("Proposal", strong=True), ours(" "), theirs(words))),
        Heading(2, (ours("Challenges"),)),
        Bullet((theirs(words), leaning_on((1, 2)))),
        Bullet((ours("Answers "), theirs(words)), 1),
        Bullet((theirs("Deepest"),), 7),
        Heading(3, (ours("Votes"),)),
        Table(("Organisation", "Agree"), (((theirs(words),), (ours("12"),)),)),
    )
    return Outline(
        **{"language": "en", "blocks": blocks, "notes": notes, "stamp": ("Of Monday", "By hash"), **more}
    )


def read_back(as_format: str, outline: Outline) -> str:
    """Its words by our own readers of briefs, on one line."""
    content = written(outline, as_format, title="AI-12", made_at=NOW)
    text = {"docx": docx.read, "hwpx": hwpx.read, "html": html.read}[as_format](content)[0]
    return " ".join(re.sub(r"[#|*-]", " ", text).split())


@pytest.mark.parametrize("as_format", ["docx", "hwpx", "html"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_all_that_it_says_is_read_back_in_its_order(as_format, language):
    with override(language):
        said = read_back(as_format, document(language=language))
        sources = {"en": "Sources", "ko": "출처"}[language]
    told = [
        *(
            "AI 12 두 부처의 예산",
            "Proposal 두 부처의 예산",
            "Challenges",
            "Answers 두 부처의 예산",
            "Deepest",
        ),
        *("Votes", "Organisation", "Agree", "12", sources, "외교부, 2026", "https://law.example/1", "Audit"),
        *("Of Monday", "By hash"),
    ]
    at = 0
    for words in told:
        assert words in said[at:], words
        at = said.index(words, at)


@pytest.mark.parametrize("as_format", ["docx", "hwpx", "html"])
@pytest.mark.parametrize("text", [*NASTY, "</hp:t></hp:run>", "{0} {title} %s", "\x00\x1b￾"])
def test_what_people_wrote_is_text_and_changes_no_structure(as_format, text):
    assert shape(as_format, document(f"plain {text}")) == shape(as_format, document("plain words"))


def shape(as_format: str, outline: Outline) -> list[str]:
    content = written(outline, as_format, title=f"{outline.blocks[1].runs[-1].text}", made_at=NOW)
    if as_format == "html":
        return re.findall(r"<[a-z/!][^>]*>", re.sub(r'content="[^"]*"', "", content.decode()))
    part = {"docx": "word/document.xml", "hwpx": "Contents/section0.xml"}[as_format]
    tags = [one.tag for one in fromstring(ZipFile(io.BytesIO(content)).read(part)).iter()]
    return [tag for tag in tags if not tag.endswith(("}br", "}tab", "}t"))]  # of a text with several lines


def test_an_address_is_a_link_only_where_it_is_one():
    bad = Note(1, "A title", "", "", "javascript:alert(1)")
    for as_format in ("html", "markdown"):
        content = written(document(notes=(bad,)), as_format, title="x", made_at=NOW).decode()
        assert "javascript" not in content


def test_the_html_is_a_file_of_its_own_that_asks_nothing_of_anybody():
    content = written(document(), "html", title='A "title" <b>', made_at=NOW).decode()
    assert content.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>A &quot;title&quot; &lt;b&gt;</title>" in content
    assert not re.search(r"<(script|link|img|iframe)\b|@import|url\(", content)
    assert "default-src 'none'" in content


def test_bullets_of_one_list_stand_in_each_other():
    bullets = tuple(Bullet((theirs(str(depth)),), depth) for depth in (1, 0, 1, 2, 1, 0))
    assert blocks_of(Outline("en", bullets)).replace("\n", "") == (
        "<ul><li><ul><li>1</li></ul></li><li>0<ul><li>1<ul><li>2</li></ul></li><li>1</li></ul></li><li>0</li></ul>"
    )


def test_within_a_page_its_headings_stand_below_those_of_the_page():
    content = blocks_of(document(), below=1)
    assert "<h2>AI-12" in content
    assert "<h3>Sources</h3>" in content
    assert "<h1" not in content


def test_hangul_knows_the_file_by_its_first_bytes_and_finds_every_part():
    archive = ZipFile(io.BytesIO(written(document(), "hwpx", title="x", made_at=NOW)))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert archive.read("mimetype") == b"application/hwp+zip"
    named = re.findall(r'(?:full-path|href)="([^"]+)"', archive.read("META-INF/container.xml").decode())
    named += re.findall(r'href="([^"]+)"', archive.read("Contents/content.hpf").decode())
    assert set(named) <= set(archive.namelist())
    for name in archive.namelist():
        if name.endswith((".xml", ".hpf", ".rdf")):
            fromstring(archive.read(name))


def test_hangul_finds_the_parts_that_it_opens_and_the_order_in_which_it_reads_them():
    archive = ZipFile(io.BytesIO(written(document(), "hwpx", title="x", made_at=NOW)))
    opened = {
        "version.xml": f"{{{HML}/2011/version}}HCFVersion",
        "Contents/content.hpf": f"{OPF}package",
        "Contents/header.xml": f"{HH}head",
        "Contents/section0.xml": f"{{{HML}/2011/section}}sec",
    }
    roots = {name: fromstring(archive.read(name)) for name in opened}
    assert {name: root.tag for name, root in roots.items()} == opened
    package = roots["Contents/content.hpf"]
    listed = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    read = [listed[one.get("idref")] for one in package.iter(f"{OPF}itemref")]
    assert read == ["Contents/header.xml", "Contents/section0.xml"]
    assert roots["Contents/header.xml"].get("secCnt") == "1"


@pytest.mark.parametrize("compact", [True, False])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_whatever_look_a_paragraph_of_hangul_names_stands_in_the_header(compact, language):
    content = written(document(language=language, compact=compact), "hwpx", title="x", made_at=NOW)
    archive = ZipFile(io.BytesIO(content))
    head, section = (fromstring(archive.read(f"Contents/{name}.xml")) for name in ("header", "section0"))
    for tag, by in (
        ("charPr", "charPrIDRef"),
        ("paraPr", "paraPrIDRef"),
        ("style", "styleIDRef"),
        ("borderFill", "borderFillIDRef"),
        ("bullet", "idRef"),
    ):
        there = {one.get("id") for one in head.iter(f"{HH}{tag}")}
        named = _named(section, by) | (_named(head, by) if tag != "charPr" else set())
        assert named - {"0"} <= there, tag
    for listed in head.iter():
        if listed.get("itemCnt"):
            assert int(listed.get("itemCnt", "")) == len(listed), listed.tag


def _named(root: Element, by: str) -> set[str]:
    return {value for one in root.iter() if (value := one.get(by))}


def test_a_table_of_hangul_says_how_large_it_is():
    rows = tuple(((theirs(str(row)),), (ours("1"),), (theirs("x" * row),)) for row in range(4))
    outline = Outline("ko", (Table(("하나", "둘", "셋"), rows),))
    section = fromstring(
        ZipFile(io.BytesIO(written(outline, "hwpx", title="x", made_at=NOW))).read("Contents/section0.xml")
    )
    (table,) = section.iter(f"{HP}tbl")
    assert (table.get("rowCnt"), table.get("colCnt")) == ("5", "3")
    places = [(one.get("rowAddr"), one.get("colAddr")) for one in table.iter(f"{HP}cellAddr")]
    assert places == [(str(row), str(column)) for row in range(5) for column in range(3)]
    first = list(table.iter(f"{HP}cellSz"))[:3]
    assert sum(int(one.get("width", "")) for one in first) == int(table.find(f"{HP}sz").get("width"))


@pytest.mark.parametrize("as_format", sorted(FILES))
def test_the_same_document_is_the_same_file(as_format):
    first, again = (written(document(), as_format, title="x", made_at=NOW) for _time in range(2))
    if as_format == "docx":  # its zip says when it was written
        first, again = (ZipFile(io.BytesIO(one)).read("word/document.xml") for one in (first, again))
    assert first == again


def test_a_stamp_stands_behind_a_rule_and_above_it_all_is_as_without():
    plain, stamped = (
        written(document(stamp=stamp), "markdown", title="x", made_at=NOW).decode()
        for stamp in ((), ("Of Monday", "By hash"))
    )
    assert stamped == f"{plain}\n---\n\n- Of Monday\n- By hash\n"


def test_a_run_that_leans_on_two_sources_tells_them_apart():
    outline = Outline("en", (Paragraph((theirs("Said"), Run(notes=(1, 2)))),), ())
    assert "Said1, 2" in read_back("docx", outline)
    assert "Said[1, 2]" in read_back("hwpx", outline)
