"""An outline as DOCX. Sources are a numbered list at its end, to which the numbers in the text lead.

No footnotes: one source has one number, wherever it is leaned on, as on the meeting sheet and in Markdown.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from unicodedata import east_asian_width

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Body
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length
from docx.table import _Row
from docx.text.paragraph import Paragraph as Par

from .docx_page import describe, lay_out, number_pages, stamp, width_of
from .markdown import PLAIN_ADDRESS
from .outline import Block, Bullet, Heading, Note, Outline, Paragraph, Run, Runs, Table, said_of
from .xml_text import sayable

BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
DEEPER = Cm(0.6)  # for each step below the deepest style
NARROWEST, WIDEST = 8, 40  # characters of a cell, beyond which its column does not follow
SIGN, PADDING = Cm(0.24), Cm(0.45)  # a bold sign of the head, and what stands beside a cell's words


def as_docx(outline: Outline, *, title: str, made_at: datetime) -> bytes:
    body = Document()
    lay_out(body, outline.language, compact=outline.compact)
    describe(body, title, outline.language, made_at)
    for block in outline.blocks:
        _block(body, block)
    if outline.notes:
        _runs(_added(body, "Heading2"), (Run(_("Sources")),))
        for note in outline.notes:
            _note(body, note, compact=outline.compact)
    stamp(body, outline.stamp)
    number_pages(body)
    written = BytesIO()
    body.save(written)
    return written.getvalue()


def _block(body: Body, block: Block) -> None:
    if isinstance(block, Heading):
        _runs(_added(body, f"Heading{block.level}"), block.runs)
    elif isinstance(block, Bullet):
        _bullet(body, block)
    elif isinstance(block, Table):
        _table(body, block)
    elif isinstance(block, Paragraph):
        _runs(body.add_paragraph(), block.runs)


def _added(body: Body, style_id: str) -> Par:
    """A paragraph in a style that is there: looked up by its name, each costs more than all the rest of it."""
    par = body.add_paragraph()
    par._p.style = style_id
    return par


def _bullet(body: Body, block: Bullet) -> None:
    deepest = len(BULLETS) - 1
    par = _added(body, BULLETS[min(block.depth, deepest)])
    if block.depth > deepest:
        par.paragraph_format.left_indent = Cm(1.9) + DEEPER * (block.depth - deepest)
    _runs(par, block.runs)


def _table(body: Body, block: Table) -> None:
    """Its head is told again on each page."""
    table, widths = (
        body.add_table(rows=1, cols=len(block.head), style="Table Grid"),
        _widths(block, width_of(body)),
    )
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    head = table.rows[0]
    _row(head, [(Run(words, ours=True, strong=True),) for words in block.head], widths)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeated)
    for row in block.rows:
        _row(table.add_row(), row, widths)
    body.add_paragraph()


def _row(row: _Row, cells: Sequence[Runs], widths: list[Length]) -> None:
    """Numbers stand under each other."""
    for cell, runs, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        _runs(cell.paragraphs[0], runs)
        if len(runs) == 1 and runs[0].ours and runs[0].text.isdigit():
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(block: Table, whole: Length) -> list[Length]:
    """What columns hold says how wide they are, and no word of the head is broken."""
    said = [
        [len(words), *(_longest(row[place]) for row in block.rows)] for place, words in enumerate(block.head)
    ]
    weights = [min(max(NARROWEST, *lengths), WIDEST) for lengths in said]
    least = [PADDING + SIGN * max(map(_wide, words.split())) for words in block.head]
    room = whole - sum(least)
    return [
        Emu(one + max(0, room) * weight // sum(weights)) for one, weight in zip(least, weights, strict=True)
    ]


def _wide(word: str) -> int:
    """In signs of Latin; those of Korean are twice as wide."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in word)


def _longest(runs: Runs) -> int:
    return sum(len(run.text) for run in runs)


def _runs(par: Par, runs: Runs) -> None:
    for run in runs:
        _run(par, run)


def _run(par: Par, run: Run) -> None:
    if run.text:
        par.add_run(sayable(run.text)).bold = True if run.strong else None
    for place, number in enumerate(run.notes):
        if place:
            _raise(par.add_run(", ")._r)
        _raise(_link(par, str(number), anchor=_bookmark(number)).find(qn("w:r")))


def _raise(run) -> None:
    raised = OxmlElement("w:vertAlign")
    raised.set(qn("w:val"), "superscript")
    run.get_or_add_rPr().append(raised)


def _note(body: Body, note: Note, *, compact: bool) -> None:
    par = _added(body, "Notes") if compact else body.add_paragraph()
    par.paragraph_format.left_indent, par.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
    _mark(par, note.number)
    par.add_run(sayable(f"{note.number}.\t{said_of(note)}"))
    if PLAIN_ADDRESS.match(note.url) and note.url != note.title:
        par.add_run(" ")
    if PLAIN_ADDRESS.match(note.url):
        _link(par, sayable(note.url), address=sayable(note.url))


def _mark(par: Par, number: int) -> None:
    """A bookmark of no length, to which the numbers in the text lead."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), _bookmark(number))
        par._p.append(mark)


def _bookmark(number: int) -> str:
    return f"source_{number}"


def _link(par: Par, words: str, *, anchor: str = "", address: str = ""):
    """A link within the document or out of it."""
    link = OxmlElement("w:hyperlink")
    if anchor:
        link.set(qn("w:anchor"), anchor)
    else:
        link.set(qn("r:id"), par.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = par.add_run(words)
    par._p.remove(run._r)
    link.append(run._r)
    par._p.append(link)
    return link
