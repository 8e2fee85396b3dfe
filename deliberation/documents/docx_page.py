"""How the page of a DOCX looks: its size, fonts and the numbers at its foot."""

from datetime import UTC, datetime

from docx.document import Document as Body
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph as Par

from .xml_text import sayable

FONTS = {"en": "Calibri", "ko": "Malgun Gothic"}
INK = RGBColor(0x1F, 0x29, 0x37)
PAGE = (Cm(21), Cm(29.7))
MARGIN, NORMAL = Cm(2.2), Pt(10.5)
NARROW, SMALL = Cm(1.6), Pt(9)  # of what is meant to stand on one page
SQUEEZED = {"Heading 1": (Pt(15), Pt(0)), "Heading 2": (Pt(10.5), Pt(5))}  # size, and the room above
SMALLEST = Pt(8)
LONGEST_PROPERTY = 255  # of a core property


def lay_out(body: Body, language: str, *, compact: bool) -> None:
    page = body.sections[0]
    page.page_width, page.page_height = PAGE
    margin = NARROW if compact else MARGIN
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = margin
    _dress(body, language)
    if compact:
        _squeeze(body)


def width_of(body: Body) -> Length:
    """What is between the margins."""
    page = body.sections[0]
    return Length(page.page_width - page.left_margin - page.right_margin)


def describe(body: Body, title: str, language: str, made_at: datetime) -> None:
    properties = body.core_properties
    properties.title = sayable(title)[:LONGEST_PROPERTY]
    properties.author, properties.comments, properties.language = "Madang", "", language
    properties.created = properties.modified = made_at.astimezone(UTC).replace(tzinfo=None)


def stamp(body: Body, lines: tuple[str, ...]) -> None:
    """Small, under a line."""
    for place, line in enumerate(lines):
        par = body.add_paragraph()
        par.paragraph_format.space_after = Pt(0)
        par.add_run(sayable(line)).font.size = SMALLEST
        if not place:
            _rule_above(par)


def number_pages(body: Body) -> None:
    par = body.sections[0].footer.paragraphs[0]
    par.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, code in (("", "PAGE"), (" / ", "NUMPAGES")):
        par.add_run(before).font.size = SMALLEST
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        number = par.add_run("1")  # until the program that opens it counts
        number.font.size = SMALLEST
        field.append(number._r)
        par._p.append(field)


def _dress(body: Body, language: str) -> None:
    """One font for both scripts, ink instead of the template's blue, the language for whoever reads it aloud."""
    korean = language[:2] == "ko"
    font = FONTS["ko" if korean else "en"]
    for style in body.styles:
        if style.name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Header"):
            style.font.name, style.font.color.rgb = font, INK
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{name}"), None)
            fonts.set(qn("w:eastAsia"), FONTS["ko"])
    body.styles["Normal"].font.size = NORMAL
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-GB")  # of Latin words: as Korean they would be broken anywhere
    spoken.set(qn("w:eastAsia"), "ko-KR")
    body.styles["Normal"].element.get_or_add_rPr().append(spoken)


def _squeeze(body: Body) -> None:
    normal = body.styles["Normal"]
    normal.font.size = SMALL
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(2), 1.0
    for name, (size, above) in SQUEEZED.items():
        style = body.styles[name]
        style.font.size = size
        style.paragraph_format.space_before, style.paragraph_format.space_after = above, Pt(1)

    notes = body.styles.add_style("Notes", WD_STYLE_TYPE.PARAGRAPH)
    notes.base_style, notes.font.size = normal, SMALLEST
    notes.paragraph_format.space_after = Pt(0)


def _rule_above(par: Par) -> None:
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "9CA3AF")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = par._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")
