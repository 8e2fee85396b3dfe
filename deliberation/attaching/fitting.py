"""A file as it is kept: its media type by what is in it, its name with an ending that says the same."""

from dataclasses import dataclass
from pathlib import PurePath

from deliberation.briefs.extract.kinds import media_type_of
from deliberation.briefs.extract.limits import FILE_AT_MOST
from deliberation.briefs.extract.packed import DOCX, HWPX, opened
from deliberation.briefs.extract.refused import Unreadable

from .drawing import drawn_anew, is_picture
from .refusals import Unfit

OFFICE = "application/vnd.openxmlformats-officedocument"
XLSX, PPTX = f"{OFFICE}.spreadsheetml.sheet", f"{OFFICE}.presentationml.presentation"
PARTS = {
    "word/document.xml": DOCX,
    "xl/workbook.xml": XLSX,
    "ppt/presentation.xml": PPTX,
    "Contents/section0.xml": HWPX,
    "Contents/content.hpf": HWPX,
}
MACROS = "vbaproject.bin"
# The endings that a file of each type may have; the first one is given to whatever has another.
ENDINGS: dict[str, tuple[str, ...]] = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/webp": (".webp",),
    "application/pdf": (".pdf",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
    PPTX: (".pptx",),
    HWPX: (".hwpx",),
    "text/plain": (".txt", ".md", ".csv", ".tsv", ".json", ".bib", ".ris"),
}
KNOWN = {".gif", *(ending for endings in ENDINGS.values() for ending in endings)}


NAMELESS = "file"


@dataclass(frozen=True, slots=True)
class Fitted:
    """``width`` and ``height`` in points, of pictures."""

    content: bytes
    name: str
    media_type: str
    width: int | None = None
    height: int | None = None

    @property
    def ending(self) -> str:
        return ENDINGS[self.media_type][0]


def fit(content: bytes, filename: str) -> Fitted:
    """The file as it may be kept. Raises Unfit.

    A picture is drawn anew by a process of its own, for up to 30 seconds; nothing else is unpacked.
    """
    if not content:
        raise Unfit("empty")
    if len(content) > FILE_AT_MOST:
        raise Unfit("too_large")
    if is_picture(content):
        drawn = drawn_anew(content)
        name = _name(filename, drawn.media_type)
        return Fitted(drawn.content, name, drawn.media_type, drawn.width, drawn.height)
    try:
        media_type = _media_type(content, filename)
    except Unreadable as unreadable:
        raise Unfit(unreadable.code) from unreadable
    return Fitted(content, _name(filename, media_type), media_type)


def _media_type(content: bytes, filename: str) -> str:
    """Raises Unreadable. What a browser could run is not attached, nor what holds macros."""
    if content.startswith(b"PK"):
        names = opened(content).namelist()
        found = next((PARTS[name] for name in names if name in PARTS), None)
        if found is None or any(name.lower().endswith(MACROS) for name in names):
            raise Unreadable("wrong_type")
        return found
    media_type = media_type_of(content, filename)
    if media_type == "text/html":
        raise Unreadable("wrong_type")
    return "text/plain" if media_type == "text/markdown" else media_type


def _name(filename: str, media_type: str) -> str:
    """The name with an ending of this type: what is one of another type goes, anything else stays before it."""
    endings, path = ENDINGS[media_type], PurePath(filename)
    ending = path.suffix.lower()
    if ending in endings:
        return filename
    words = path.stem if ending in KNOWN else path.name
    return f"{words or NAMELESS}{endings[0]}"
