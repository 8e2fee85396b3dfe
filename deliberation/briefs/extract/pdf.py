"""PDF by pypdf's layout mode, which keeps columns apart."""

import io
import re
from collections import Counter

import pypdf
from pypdf.errors import PdfReadError

from .limits import LINKS_AT_MOST, PAGES_AT_MOST
from .refused import Unreadable

PAGE_NUMBER = re.compile(
    r"\s*(?:-|–|page|p\.|쪽)?\s*\d{1,4}\s*(?:-|–|쪽|(?:/|of)\s*\d{1,4})?\s*$", re.IGNORECASE
)
NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word|제목 ?없음|.*\.(?:docx?|hwpx?|pdf|indd|html?|pptx?|txt|xlsx?)$)",
    re.IGNORECASE,
)
REPEATED_PAGES = 3


def read(content: bytes) -> tuple[str, str, list[dict[str, str]]]:
    """(text, title, links); page numbers and lines that head every page are left out."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted")
        pages = [_lines(page) for page in reader.pages[:PAGES_AT_MOST]] if len(reader.pages) else []
    except (PdfReadError, RecursionError) as error:
        raise Unreadable("broken") from error
    if not pages:
        raise Unreadable("broken")
    return "\n".join(_without_running_heads(pages)), _title(reader), _links(reader)


def _lines(page: pypdf.PageObject) -> list[str]:
    try:
        text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, ZeroDivisionError):
        text = page.extract_text()
    return text.split("\n")


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    edges = Counter(line for page in pages for line in {*_edges(page)})
    repeated = {line for line, count in edges.items() if count >= REPEATED_PAGES}
    kept: list[str] = []
    for page in pages:
        edge = _edges(page)
        kept.extend(
            line
            for line in page
            if not (line.strip() in edge and (line.strip() in repeated or PAGE_NUMBER.match(line)))
        )
    return kept


def _edges(page: list[str]) -> list[str]:
    filled = [line.strip() for line in page if line.strip()]
    return [*filled[:2], *filled[-2:]]


def _title(reader: pypdf.PdfReader) -> str:
    title = str((reader.metadata and reader.metadata.title) or "")
    return "" if NO_TITLE.match(title) else title


def _links(reader: pypdf.PdfReader) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for page in reader.pages[:PAGES_AT_MOST]:
        for annotation in page.annotations or []:
            action = annotation.get_object().get("/A") or {}
            url = str(action.get_object().get("/URI", "")) if hasattr(action, "get_object") else ""
            if url.startswith(("http://", "https://")) and len(found) < LINKS_AT_MOST:
                found.setdefault(url, {"title": url, "url": url})
    return list(found.values())
