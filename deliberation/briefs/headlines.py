"""Which lines head what follows them, by mark, shape or words."""

import re

from . import lines as marks
from .headings import heading_topic
from .lines import Line

PLAIN_HEADING, COLON_HEADING, RUN_IN = 7, 8, 9
HEADING_AT_MOST = 90
POINT_AT_MOST = 70
BROKEN_OFF = re.compile(
    r"(?:[,:–-]|\b(?:and|or|the|a|an|of|to|in|for|with|that|by|is|are|from)|[가-힣](?:은|는|을|를|의|"
    r"와|과|에|에서|으로|하고|하며|위해))$"
)
STOPS = (".", "!", "?", "。", ";", ",")
OPENING = "[(<「『\"'“‘"
NO_TITLE = re.compile(
    r"^(?:.{2,60} [–—-] )?\W*(?:to whom it may concern|dear [\w .,]{1,60}|(?:joint )?statement|"
    r"memo(?:randum)?|press "
    r"release|news release|briefing(?: note| paper)?|policy (?:brief|"
    r"note)|note|(?:status |annual )?report|minutes|agenda|for immediate release|confidential|"
    r"draft|보도 ?자료|보도참고자료|설명 "
    r"?자료|보고서|회의록|공문|참고 ?자료)(?: (?:no|nr)\.? ?\d{1,4}| \d{1,4}|\s?제?\d{1,4}호)?\W*$",
    re.IGNORECASE,
)
BYLINE = re.compile(r"(?:[Bb]y|[Ww]ritten by|Authors?:) [A-Z]|(?:글|저자) ?[:·]? ")
RUN_IN_LABEL = re.compile(
    r"(?:\*\*|__)(?P<bold>[^*_\n]{2,60}?)[.:：]?(?:\*\*|__)[.:：]?[ \t]*(?=\S)|"
    r"(?P<plain>[^\s:：.!?|][^:：.!?\n|]{1,50}?)[ \t]?[:：](?![/\d])[ \t]+(?=\S)"
)


def is_short(words: str) -> bool:
    """Short enough for a heading, and not a sentence."""
    if len(words) > HEADING_AT_MOST or len(words.split()) > 14 or words.endswith(STOPS):
        return False
    return not (words.endswith(("다", "니다")) and " " in words)


def is_point(words: str) -> bool:
    """A line that can be a whole point of a list: short, begun large, not broken off."""
    begins = words[:1].isupper() or words[:1].isdigit() or "가" <= words[:1] <= "힣"
    return begins and len(words) <= POINT_AT_MOST and not BROKEN_OFF.search(words)


def has_ended(words: str) -> bool:
    """Whether a line ends as a sentence does, so that the next need not go on from it."""
    return words.endswith((*STOPS, ":", "다", "요", "음", "함"))


def run_in_label(words: str) -> re.Match[str] | None:
    """A label that names a topic at the head of a paragraph: `**Scope.** …`, `Obstacles: …`."""
    match = RUN_IN_LABEL.match(words)
    label = match and (match["bold"] or match["plain"])
    return match if label and len(label.split()) <= 6 and heading_topic(label) else None


class Around:
    """A line among its neighbours; knows what stands above and below it."""

    def __init__(self, lines: list[Line], at: int) -> None:
        self.lines, self.at = lines, at
        self.line = lines[at]
        self.above = lines[at - 1].text if at else ""
        self.below = lines[at + 1].text if at + 1 < len(lines) else ""

    def next_line(self) -> Line | None:
        return next((line for line in self.lines[self.at + 1 : self.at + 4] if line.text), None)

    def something_under(self) -> bool:
        under = self.next_line()
        if under is None:
            return False
        if not marks.BULLET.match(under.text):
            return True
        companion = under.indent == self.line.indent and under.text[0] == self.line.text[0]
        return under.indent >= self.line.indent and not companion

    def is_named(self, words: str) -> bool:
        """A short line that names a topic heads what comes under it, whatever its mark."""
        if not is_short(words) or not self.something_under():
            return False
        return bool(heading_topic(words))

    def numbered_opens(self) -> bool:
        """A number is a heading's when no like number follows at once and something else stands under it."""
        under = self.next_line()
        if under is None or marks.NUMBER.match(under.text):
            return False
        return not self.below or bool(marks.BULLET.match(under.text))

    def opens_document(self) -> bool:
        """A short line that stands alone at the top is the title, be it a question or a sentence."""
        words = self.line.text
        free = not self.below or bool(BYLINE.match(self.below)) or bool(NO_TITLE.match(words))
        return len(words) <= HEADING_AT_MOST and free and not words.endswith(".") and bool(self.next_line())

    def plain_level(self, free_above: bool) -> int:
        """How deep a line without marks heads what follows; 0 when it is part of a paragraph."""
        words = self.line.text
        if len(words) > HEADING_AT_MOST or not self.next_line():
            return 0
        if words.endswith((":", "：")):
            return COLON_HEADING if len(words.split()) <= 9 and (free_above or heading_topic(words)) else 0
        if not is_short(words):
            return 0
        if heading_topic(words) and (free_above or has_ended(self.above)):
            return PLAIN_HEADING
        if marks.AGENDA.match(words) and free_above:
            return PLAIN_HEADING
        capital = words[0].isupper() or not words[0].isascii() or words[0].isdigit() or words[0] in OPENING
        return PLAIN_HEADING if capital and free_above and self._stands_apart() else 0

    def _stands_apart(self) -> bool:
        """Nothing directly below, or a list; or the line shouts."""
        listed = marks.BULLET.match(self.below) or marks.NUMBER.match(self.below)
        return not self.below or bool(listed) or self.line.text.isupper()

    def underlined_level(self) -> int:
        """1 or 2 for a line with `===` or `---` beneath it."""
        if not marks.UNDERLINE.match(self.below or " ") or len(self.line.text) > 2 * HEADING_AT_MOST:
            return 0
        return 1 if self.below[0] == "=" else 2

    def run_in(self) -> re.Match[str] | None:
        """A label at the head of this line."""
        return run_in_label(self.line.text)
