"""HWPX: paragraphs, tables, headings and links out of its XML."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from . import packed
from .refused import Unreadable

SECTION = re.compile(r"Contents/section(\d+)\.xml$")
OUTLINE = re.compile(r"(?:개요|outline|heading|제목)\s*(\d)?$", re.IGNORECASE)
URL = re.compile(r"https?://[^\s;\"<>]+")
TITLE = re.compile(rb"<(?:\w+:)?title>([^<]{1,500})</(?:\w+:)?title>")


def read(content: bytes) -> tuple[str, str, list[dict[str, str]]]:
    """(text, title, links) of a Hangul document in the new format."""
    archive = packed.opened(content)
    names = archive.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable("encrypted")
    packed.without_declarations(archive)
    sections = sorted((int(match[1]), name) for name in names if (match := SECTION.match(name)))
    if not sections:
        raise Unreadable("broken")
    walk = _Walk(_outline_levels(archive))
    for _, name in sections:
        walk.blocks(fromstring(archive.read(name)))
    return walk.text(), walk.heading or _title(archive), walk.links


def _title(archive: zipfile.ZipFile) -> str:
    if "Contents/content.hpf" not in archive.namelist():
        return ""
    match = TITLE.search(archive.read("Contents/content.hpf"))
    return match[1].decode("utf-8", "replace") if match else ""


def _outline_levels(archive: zipfile.ZipFile) -> dict[str, int]:
    """Which styles are headings, and how deep."""
    if "Contents/header.xml" not in archive.namelist():
        return {}
    levels = {}
    for element in fromstring(archive.read("Contents/header.xml")).iter():
        match = (
            OUTLINE.match(element.get("name") or element.get("engName") or "")
            if _name(element) == "style"
            else None
        )
        if match:
            levels[element.get("id", "")] = min(int(match[1] or 1), 6)
    return levels


class _Walk:
    """Collects lines; a table inside a paragraph comes after the paragraph's words."""

    def __init__(self, levels: dict[str, int]) -> None:
        self.levels = levels
        self.lines: list[str] = []
        self.links: list[dict[str, str]] = []
        self.heading = ""

    def text(self) -> str:
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip()

    def blocks(self, parent: Element) -> None:
        for element in parent:
            if _name(element) == "p":
                self._paragraph(element)
            elif _name(element) in ("subList", "drawText"):
                self.blocks(element)

    def _paragraph(self, paragraph: Element) -> None:
        words = _words(paragraph)
        level = self.levels.get(paragraph.get("styleIDRef", ""), 0)
        if words and level:
            self.heading = self.heading or words
            self.lines.extend(["", f"{'#' * level} {words}", ""])
        else:
            self.lines.extend(words.split("\n"))
        self.links.extend(_links(paragraph))
        for run in paragraph:
            for element in run:
                if _name(element) == "tbl":
                    self._table(element)
                elif _name(element) in ("rect", "container"):
                    for inner in element.iter():
                        if _name(inner) == "subList":
                            self.blocks(inner)

    def _table(self, table: Element) -> None:
        self.lines.append("")
        for row in (element for element in table if _name(element) == "tr"):
            cells = [_points(cell) for cell in row if _name(cell) == "tc"]
            for at in range(max((len(points) for points in cells), default=0)):
                line = [points[at] if at < len(points) else "" for points in cells]
                self.lines.append("| " + " | ".join(line) + " |")
        self.lines.append("")


def _points(cell: Element) -> list[str]:
    """The paragraphs of a cell, each a point."""
    paragraphs = [element for element in cell.iter() if _name(element) == "p"]
    return [
        words.replace("|", "/").replace("\n", " ") for element in paragraphs if (words := _words(element))
    ] or [""]


def _words(paragraph: Element) -> str:
    return "\n".join(" ".join(line.split()) for line in "".join(_pieces(paragraph)).split("\n")).strip()


def _pieces(paragraph: Element) -> Iterator[str]:
    for run in paragraph:
        for element in run if _name(run) == "run" else ():
            if _name(element) == "t":
                yield element.text or ""
                for inner in element:
                    yield {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}.get(
                        _name(inner), ""
                    )
                    yield inner.tail or ""


def _links(paragraph: Element) -> list[dict[str, str]]:
    found = []
    for field in (element for element in paragraph.iter() if _name(element) == "fieldBegin"):
        if field.get("type") == "HYPERLINK":
            address = URL.search(" ".join("".join(part.itertext()) for part in field).replace("\\:", ":"))
            if address:
                found.append({"title": address.group(), "url": address.group()})
    return found


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]
