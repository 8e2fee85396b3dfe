"""An outline as HWPX, the open format of Hangul (KS X 6101, OWPML): a zip of XML parts, the document in one section.

Lengths are in HWPUNIT, a hundredth of a point. How paragraphs look stands in ``hwpx_head``.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from . import hwpx_head as look
from .hwpx_parts import CONTAINER, MANIFEST, RDF, SETTINGS, VERSION, package, section, text
from .markdown import PLAIN_ADDRESS
from .outline import Block, Bullet, Heading, Note, Outline, Run, Runs, Table, said_of

MEDIA = "application/hwp+zip"
PREVIEW_AT_MOST = 1000  # signs of what a file manager shows
NARROWEST, WIDEST = 12, 40  # signs of a cell, beyond which its column does not follow
ROW = 1000  # how high a row is at least; what it holds makes it higher


def as_hwpx(outline: Outline, *, title: str, made_at: datetime) -> bytes:
    writing = _Writing(compact=outline.compact)
    paragraphs = [*writing.blocks(outline.blocks), *writing.foot(outline)]
    made = made_at.astimezone(UTC)
    parts = {
        "mimetype": MEDIA,
        "version.xml": VERSION,
        "META-INF/container.xml": CONTAINER,
        "META-INF/container.rdf": RDF,
        "META-INF/manifest.xml": MANIFEST,
        "settings.xml": SETTINGS,
        "Contents/content.hpf": package(title, outline.language, made),
        "Contents/header.xml": look.head(korean=outline.language[:2] == "ko", compact=outline.compact),
        "Contents/section0.xml": section(paragraphs, look.margin_of(compact=outline.compact)),
        "Preview/PrvText.txt": _preview(outline),
    }
    return _zipped(parts, made)


class _Writing:
    """Paragraphs and tables as XML; each has a number of its own."""

    def __init__(self, *, compact: bool) -> None:
        self.width = look.PAGE[0] - 2 * look.margin_of(compact=compact)
        self._ids = count(1)

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Table):
                yield self._table(block)
            elif isinstance(block, Heading):
                yield self._par(look.HEADINGS[min(block.level, 3)], block.runs)
            elif isinstance(block, Bullet):
                yield self._par(look.BULLETS[min(block.depth, len(look.BULLETS) - 1)], block.runs)
            else:
                yield self._par(look.BODY, block.runs)

    def foot(self, outline: Outline) -> Iterator[str]:
        if outline.notes:
            yield self._par(look.HEADINGS[2], (Run(_("Sources")),))
        for note in outline.notes:
            yield self._par(look.NOTE, (Run(f"{note.number}. {_told(note)}"),))
        for place, line in enumerate(outline.stamp):
            yield self._par(look.STAMP_FIRST if place == 0 else look.STAMP, (Run(line),))

    def _par(self, kind: look.Kind, runs: Runs) -> str:
        inner = "".join(_run(run, kind) for run in runs) or _words("", kind.letters)
        return self._opened(kind, inner)

    def _opened(self, kind: look.Kind, inner: str) -> str:
        return (
            f'<hp:p id="{next(self._ids)}" paraPrIDRef="{kind.paragraph}" styleIDRef="{kind.style}"'
            f' pageBreak="0" columnBreak="0" merged="0">{inner}</hp:p>'
        )

    def _table(self, table: Table) -> str:
        widths = _widths(table, self.width)
        head = tuple((Run(words, strong=True),) for words in table.head)
        rows = [self._row(cells, at, widths) for at, cells in enumerate((head, *table.rows))]
        height = ROW * len(rows)
        drawn = (
            f'<hp:tbl id="{next(self._ids)}" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM"'
            ' textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="CELL" repeatHeader="1"'
            f' rowCnt="{len(rows)}" colCnt="{len(widths)}" cellSpacing="0"'
            f' borderFillIDRef="{look.LINED}" noAdjust="0">'
            f'<hp:sz width="{sum(widths)}" widthRelTo="ABSOLUTE" height="{height}" heightRelTo="ABSOLUTE"'
            ' protect="0"/>'
            '<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0"'
            ' vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0"'
            ' horzOffset="0"/>'
            '<hp:outMargin left="0" right="0" top="141" bottom="283"/>'
            f"<hp:inMargin {look.CELL_MARGIN}/>{''.join(rows)}</hp:tbl>"
        )
        return self._opened(look.BODY, f'<hp:run charPrIDRef="{look.BODY.letters}">{drawn}<hp:t/></hp:run>')

    def _row(self, cells: tuple[Runs, ...], at: int, widths: list[int]) -> str:
        drawn = (self._cell(runs, (column, at), widths[column]) for column, runs in enumerate(cells))
        return f"<hp:tr>{''.join(drawn)}</hp:tr>"

    def _cell(self, runs: Runs, place: tuple[int, int], width: int) -> str:
        column, row = place
        is_number = len(runs) == 1 and runs[0].ours and runs[0].text.isdigit()
        inner = self._par(look.NUMBER if is_number else look.CELL, runs)
        return (
            f'<hp:tc name="" header="{int(row == 0)}" hasMargin="0" protect="0" editable="0" dirty="0"'
            f' borderFillIDRef="{look.LINED if row else look.SHADED}">'
            '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER"'
            ' linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0"'
            f' hasNumRef="0">{inner}</hp:subList>'
            f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="1" rowSpan="1"/>'
            f'<hp:cellSz width="{width}" height="{ROW}"/><hp:cellMargin {look.CELL_MARGIN}/></hp:tc>'
        )


def _run(run: Run, kind: look.Kind) -> str:
    words = _words(run.text, kind.strong if run.strong else kind.letters) if run.text else ""
    return words + (_words(f"[{', '.join(map(str, run.notes))}]", look.RAISED) if run.notes else "")


def _words(words: str, letters: int) -> str:
    return f'<hp:run charPrIDRef="{letters}"><hp:t>{text(words)}</hp:t></hp:run>'


def _told(note: Note) -> str:
    is_address = PLAIN_ADDRESS.match(note.url) and note.url != note.title
    return f"{said_of(note)} {note.url}" if is_address else said_of(note)


def _widths(table: Table, whole: int) -> list[int]:
    """What columns hold says how wide they are."""
    longest = [
        max(_wide(words), *(sum(_wide(run.text) for run in row[place]) for row in table.rows), 0)
        for place, words in enumerate(table.head)
    ]
    weights = [min(max(NARROWEST, signs), WIDEST) for signs in longest]
    return [whole * weight // sum(weights) for weight in weights]


def _wide(words: str) -> int:
    """In signs of Latin; those of Korean are twice as wide."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def _preview(outline: Outline) -> str:
    lines = ("".join(run.text for run in one.runs) for one in outline.blocks if not isinstance(one, Table))
    return "\r\n".join(lines)[:PREVIEW_AT_MOST]


def _zipped(parts: dict[str, str], made: datetime) -> bytes:
    """The media type comes first and is not compressed, so that a file tells itself by its beginning."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in parts.items():
            member = ZipInfo(name, made.timetuple()[:6])
            member.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(member, content)
    return written.getvalue()
