"""The text of files, and the tables, headings and links that survive in it."""

import threading
from pathlib import Path

import pytest

from deliberation.briefs import extract_text, read_brief

from .files import hangul, hangul_table, paragraph, pdf, word

DOCUMENTS = Path(__file__).parent / "documents"
SENTENCE = "두 기관은 드론 배송을 함께 추진한다."
PROS_AND_CONS = (
    ("Pros", "Cons"),
    ("Shift workers get home safely.", "Drivers are scarce at night."),
    ("Fewer taxis idle in the centre.", "Two stops need new lighting."),
)


def kinds(text: str) -> list[str]:
    return [argument["kind"] for argument in read_brief(text).as_dict()["arguments"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949", "euc-kr"]
)
def test_korean_text_is_read_in_every_usual_encoding(encoding):
    document = extract_text(f"드론 배송\n\n{SENTENCE}\n".encode(encoding), "note.txt")
    assert SENTENCE in document.text
    assert document.media_type == "text/plain"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
def test_english_text_with_curly_quotes_is_read(encoding):
    document = extract_text("The minister’s “plan” is ready – at last.\n".encode(encoding), "note.txt")
    assert "minister’s “plan”" in document.text


def test_markdown_is_known_by_its_name_or_its_marks():
    assert extract_text(b"# Tram\n\nWords.", "tram.txt").media_type == "text/markdown"
    named = extract_text(b"Tram\n\nWords.", "tram.md")
    assert named.media_type == "text/markdown"
    assert extract_text(b"# Tram\n\nWords.", "tram.txt").title == "Tram"


def test_the_type_is_found_by_content_not_by_name():
    assert extract_text(word(title="Buses", paragraphs=("Words.",)), "buses.pdf").media_type.endswith(
        "wordprocessingml.document"
    )
    assert extract_text(pdf((72, 700, "Words.")), "words.docx").media_type == "application/pdf"


def test_a_web_page_comes_without_navigation_and_footer():
    document = extract_text((DOCUMENTS / "quantum.html").read_bytes(), "quantum.html")
    assert document.title == "Ministries join forces on quantum research"
    for words in ("Home", "Tweet", "Privacy", "Copyright"):
        assert words not in document.text
    assert {"title": "National quantum roadmap", "url": "https://quantum.example/roadmap"} in document.links
    assert kinds(document.text) == ["advantage", "advantage", "disadvantage", "challenge", "challenge"]


def test_links_of_a_web_page_keep_their_address_and_passage():
    document = extract_text((DOCUMENTS / "quantum.html").read_bytes(), "quantum.html")
    links = read_brief(document.text, links=document.links).as_dict()["links"]
    assert ("National quantum roadmap", "https://quantum.example/roadmap") in [
        (link["title"], link["url"]) for link in links
    ]
    assert all(link["passage"] in document.text for link in links)


def test_a_page_without_headings_gets_the_title_of_its_head():
    head = "<head><title>Night buses | City News</title></head>"
    page = f"<html>{head}<body><p>Buses will run at night.</p></body></html>"
    document = extract_text(page.encode(), "page.html")
    assert document.title == "Night buses"
    assert document.text.startswith("# Night buses")


def test_scripts_never_reach_the_text():
    page = b"<html><p>Words.</p><script>alert(1)</script><style>p{}</style><p onclick='x()'>More.</p></html>"
    text = extract_text(page, "page.html").text
    assert text.split() == ["Words.", "More."]


def test_lists_in_the_cells_of_a_page_become_points_of_their_own():
    head = "<tr><th>For</th><th>Against</th></tr>"
    row = "<tr><td><ul><li>Cheap</li><li>Fast</li></ul></td><td>Loud</td></tr>"
    page = f"<html><body><table>{head}{row}</table></body></html>"
    assert kinds(extract_text(page.encode(), "t.html").text) == ["advantage", "disadvantage", "advantage"]


def test_a_table_of_a_word_file_survives():
    content = word(
        title="Night buses", paragraphs=("The City of Aarhus plans night buses.",), table=PROS_AND_CONS
    )
    document = extract_text(content, "buses.docx")
    assert document.title == "Night buses"
    assert "| Pros | Cons |" in document.text
    assert kinds(document.text) == ["advantage", "disadvantage"] * 2


def test_headings_and_lists_of_a_word_file_survive():
    content = word(title="Open issues", bullets=("No depot.", "No drivers."))
    assert kinds(extract_text(content, "buses.docx").text) == ["challenge", "challenge"]


def test_an_hwpx_file_is_read_with_headings_and_tables():
    styles = '<hh:style id="1" name="개요 1"/>'
    body = (
        paragraph("드론 배송 검토", "1")
        + paragraph(SENTENCE)
        + hangul_table(("장점", "단점"), ("빠르다", "시끄럽다"))
    )
    document = extract_text(hangul(body, styles=styles), "drone.hwpx")
    assert document.media_type == "application/hwp+zip"
    assert document.title == "드론 배송 검토"
    assert SENTENCE in document.text
    assert kinds(document.text) == ["advantage", "disadvantage"]


def test_a_pdf_is_read_line_by_line():
    lines = (
        (72, 760, "Night buses"),
        (72, 720, "Benefits"),
        (72, 700, "- Safer ways home"),
        (72, 685, "- Fewer taxis"),
    )
    document = extract_text(pdf(*lines), "buses.pdf")
    assert document.media_type == "application/pdf"
    assert kinds(document.text) == ["advantage", "advantage"]


def test_two_columns_of_a_pdf_stay_apart():
    lines = (
        (72, 760, "Night buses"),
        (72, 720, "Pros"), (330, 720, "Cons"),
        (72, 700, "Shift workers get home"), (330, 700, "Drivers are scarce."),
        (72, 685, "safely."), (330, 685, "Stops need light."),
    )  # fmt: skip
    found = read_brief(extract_text(pdf(*lines), "buses.pdf").text).as_dict()["arguments"]
    assert [(argument["kind"], argument["claim"]) for argument in found] == [
        ("advantage", "Shift workers get home safely"),
        ("disadvantage", "Drivers are scarce"),
        ("disadvantage", "Stops need light"),
    ]


def test_many_threads_may_extract_at_once():
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(extract_text(SENTENCE.encode(), "note.txt").text))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [SENTENCE] * 8
