"""Facts that a document sets out as such."""

from .blocks import Block, said
from .sections import Section, lead_in
from .spans import Span, sentences


def facts_of(text: str, sections: list[Section]) -> list[Span]:
    """The items, rows or sentences under *Facts*, and the sentences after one that announces facts."""
    return [span for section in sections for span in _in_section(text, section)]


def announcements(text: str, sections: list[Section]) -> list[Span]:
    """Sentences that say no more than what comes next; they need no place of their own."""
    return [
        span
        for section in sections
        for block in section.blocks
        if block.kind == "paragraph"
        for span in sentences(text, block.span)[:-1]
        if lead_in(text, span)[0]
    ]


def _in_section(text: str, section: Section) -> list[Span]:
    if section.topic == "fact":
        listed = [block.span for block in section.blocks if block.kind == "item"] + _rows(
            text, section.blocks
        )
        paragraphs = [block for block in section.blocks if block.kind == "paragraph"]
        return listed or [span for block in paragraphs for span in sentences(text, block.span)]
    if section.topic == "":
        paragraphs = [block for block in section.blocks if block.kind == "paragraph"]
        return [span for block in paragraphs for span in _announced(text, block)]
    return []


def _rows(text: str, blocks: list[Block]) -> list[Span]:
    """Rows of figures, without the row that only names the columns."""
    rows = [block for block in blocks if block.kind == "row"]
    header = (
        rows[:1]
        if len(rows) > 1 and not any(character.isdigit() for character in said(text, rows[0]))
        else []
    )
    return [row.span for row in rows if row not in header]


def _announced(text: str, block: Block) -> list[Span]:
    """`Two facts to keep in mind. A. B.` holds two facts."""
    spans = sentences(text, block.span)
    for index, span in enumerate(spans[:-1]):
        topic, count = lead_in(text, span)
        if topic == "fact":
            return list(spans[index + 1 :])[: count or None]
    return []
