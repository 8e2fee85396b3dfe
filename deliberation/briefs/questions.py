"""Questions that a document puts, with its answers if it gives any."""

from .blocks import said
from .sections import Section
from .spans import Span, flat, sentences

ASKING_TOPICS = ("question", "challenge")


def questions_of(text: str, sections: list[Section]) -> list[tuple[str, str, Span]]:
    """(question, answer, passage) in reading order; the answer is empty when there is none."""
    found: list[tuple[str, str, Span]] = []
    for section in sections:
        if section.opened_by == "question" and section.opener:
            answer = "\n".join(said(text, block).strip("| ") for block in section.blocks)
            span = section.opener.to(section.answer) if section.answer else section.opener
            found.append((flat(section.opener.cut(text)), answer, span))
        elif section.topic in ASKING_TOPICS:
            found.extend((flat(span.cut(text)), "", span) for span in _asked_in(text, section))
    return found


def _asked_in(text: str, section: Section) -> list[Span]:
    """Questions that stand one after another in a paragraph or list."""
    blocks = [block for block in section.blocks if block.kind != "row"]
    return [span for block in blocks for span in sentences(text, block.span) if span.cut(text).endswith("?")]
