"""A digest with less of what people wrote: a mail that is too long is cut off by mail programs. Pure."""

from dataclasses import replace

from .facts import Digest, Line


def shortened(digest: Digest, longest: int) -> Digest:
    """The same sections and lines, with at most ``longest`` characters of each text."""
    sections = tuple(
        replace(section, lines=tuple(_shorter(line, longest) for line in section.lines))
        for section in digest.sections
    )
    return replace(digest, sections=sections)


def _shorter(line: Line, longest: int) -> Line:
    return replace(line, text=_cut(line.text, longest), words=tuple(_cut(one, longest) for one in line.words))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
