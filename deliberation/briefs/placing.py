"""What found no place: listed, never lost."""

from bisect import bisect_right

from .headings import heading_topic
from .sections import Section
from .spans import Span, flat, sentences


def unplaced_in(text: str, sections: list[Section], used: list[Span], title: str) -> list[str]:
    """Every sentence, item, row and unknown heading that no item of the proposal holds."""
    covered = _Covered(used)
    left: list[str] = []
    for section in sections:
        if section.opener and section.opened_by == "heading" and not covered.holds(section.opener):
            heading = flat(section.opener.cut(text))
            if heading != title and not heading_topic(heading):
                left.append(heading)
        for block in section.blocks:
            spans = sentences(text, block.span) if block.kind in ("paragraph", "item") else [block.span]
            left.extend(flat(span.cut(text)) for span in spans if not covered.holds(span))
    return [words for words in left if words.strip("| .-–—")]


class _Covered:
    """Stretches that are placed, joined where they touch."""

    def __init__(self, spans: list[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in sorted(span for span in spans if span):
            if self.ends and span.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def holds(self, span: Span) -> bool:
        """Whether some placed stretch meets this one."""
        at = bisect_right(self.starts, span.end - 1) - 1
        return at >= 0 and self.ends[at] > span.start
