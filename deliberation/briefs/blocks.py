"""Segmenting: a text as headings, paragraphs, items, table rows and header fields, each with its offsets."""

import re
from dataclasses import dataclass

from . import lines as marks
from .footer import without_footer
from .headings import heading_topic
from .headlines import NO_TITLE, PLAIN_HEADING, RUN_IN, Around, has_ended, is_point, is_short, run_in_label
from .lines import Line, lines_of
from .spans import Span, flat, trimmed

FIELDS_WITHIN_LINES = 25
FULL_PARAGRAPH = 120
SHORT_ITEM = 60
FIRST_NUMBERS = ("1.", "1)", "(1)", "가.", "①")


@dataclass(frozen=True)
class Block:
    """`kind` is heading, paragraph, item, row or field; `level` is depth: of headings 1 and up, of items the indent."""

    kind: str
    span: Span
    level: int = 0
    mark: str = ""
    role: str = ""
    cells: tuple[Span, ...] = ()
    table: int = 0


def blocks_of(text: str) -> list[Block]:
    """The text in reading order; every word lies in one block, marks and the site's footer in none."""
    return _Segmenter(text).run()


def said(text: str, block: Block) -> str:
    """The words of a block as one line."""
    return flat(block.span.cut(text))


class _Segmenter:
    """Walks the lines once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = without_footer(lines_of(text))
        self.blocks: list[Block] = []
        self.at = 0
        self.tables = 0
        self.answering = False
        self.spoken = False

    def run(self) -> list[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.text or marks.RULE.match(line.text):
                self.at += 1
            elif not (self._table() or self._announced(line) or self._listed(line)):
                self._plain(line)
        return self.blocks

    def _table(self) -> bool:
        end = self.at
        while end < len(self.lines) and self._in_table(end):
            end += 1
        if end == self.at or (end - self.at < 2 and not self.lines[self.at].text.startswith("|")):
            return False
        self.tables += 1
        for line in self.lines[self.at : end]:
            cells = () if marks.TABLE_RULE.match(line.text) else _cells(self.text, line)
            if cells:
                self.blocks.append(Block("row", Span(line.start, line.end), cells=cells, table=self.tables))
        self.at = end
        return True

    def _in_table(self, index: int) -> bool:
        words = self.lines[index].text
        return marks.is_table_line(words) or (
            index > self.at and bool(words) and bool(marks.TABLE_RULE.match(words))
        )

    def _announced(self, line: Line) -> bool:
        """Headings, questions and fields that show themselves by what they begin with."""
        if match := marks.HASHES.match(line.text):
            return self._heading(line, match.end(), len(match[1]))
        if match := self._is_field(line.text):
            return self._field(line, match)
        if match := marks.QUESTION.match(line.text):
            self.answering = True
            return self._gather(line, match.end(), "paragraph", role="question")
        if self.answering and (match := marks.ANSWER.match(line.text)):
            return self._gather(line, match.end(), "paragraph", role="answer")
        return bool(marks.WHOLLY_BOLD.match(line.text)) and self._heading(line, 0, PLAIN_HEADING)

    def _is_field(self, words: str) -> re.Match[str] | None:
        """Header fields stand at the top, before the first full paragraph."""
        return None if self.at >= FIELDS_WITHIN_LINES or self.spoken else marks.FIELD.match(words)

    def _field(self, line: Line, match: re.Match[str]) -> bool:
        label = match["label"].lower().replace(" ", "")
        self.blocks.append(Block("field", Span(line.start + match.end(), line.end), mark=label))
        self.at += 1
        return True

    def _heading(self, line: Line, skip: int, level: int) -> bool:
        self.blocks.append(Block("heading", trimmed(self.text, line.start + skip, line.end), level))
        self.at += 1
        return True

    def _listed(self, line: Line) -> bool:
        """Bullets and numbers: of an item, or of a heading."""
        if match := marks.BULLET.match(line.text):
            mark = match.group().strip()
            level, opens = (6, True) if mark in marks.HEADING_MARKS else (8, False)
        elif match := marks.NUMBER.match(line.text):
            mark = match.group().strip()
            level = marks.rank_of_number(match)
            opens = not self._in_numbers() and Around(self.lines, self.at).numbered_opens()
        else:
            return False
        words, around = line.text[match.end() :], Around(self.lines, self.at)
        if mark[:1].isdigit() and (run_in := run_in_label(words)):
            return self._labelled(line, match.end(), run_in)
        if around.is_named(words) or (opens and is_short(words) and around.something_under()):
            return self._heading(line, match.end(), level)
        return self._gather(line, match.end(), "item", mark=mark)

    def _labelled(self, line: Line, skip: int, run_in: re.Match[str]) -> bool:
        """`Obstacles: …` is a heading and its paragraph on one line."""
        start, end = run_in.span("bold" if run_in["bold"] else "plain")
        self.blocks.append(Block("heading", Span(line.start + skip + start, line.start + skip + end), RUN_IN))
        return self._gather(line, skip + run_in.end(), "paragraph")

    def _in_numbers(self) -> bool:
        """The item directly above is numbered too: this is its last companion, not a heading."""
        last = self.blocks[-1] if self.blocks else None
        return bool(
            last
            and last.kind == "item"
            and self.at
            and self.lines[self.at - 1].text
            and last.mark[:1].isalnum()
        )

    def _plain(self, line: Line) -> None:
        around = Around(self.lines, self.at)
        if level := around.underlined_level():
            self._heading(line, 0, level)
            self.at += 1
        elif run_in := around.run_in():
            self._labelled(line, 0, run_in)
        elif self._at_top() and around.opens_document():
            self._heading(line, 0, PLAIN_HEADING)
        elif level := around.plain_level(self._free_above()):
            self._heading(line, 0, level)
        else:
            self._gather(line, 0, "paragraph")

    def _at_top(self) -> bool:
        """So far there were only header fields and labels like MEMO."""
        return len(self.blocks) < FIELDS_WITHIN_LINES and all(
            block.kind == "field" or NO_TITLE.match(said(self.text, block)) for block in self.blocks
        )

    def _free_above(self) -> bool:
        """Nothing stands directly above, or a heading or field does."""
        if not self.at or not self.lines[self.at - 1].text:
            return True
        last = self.blocks[-1] if self.blocks else None
        return last is None or (
            last.kind in ("heading", "field") and last.span.end >= self.lines[self.at - 1].start
        )

    def _gather(self, line: Line, skip: int, kind: str, mark: str = "", role: str = "") -> bool:
        """The line with the lines that go on from it."""
        end, indent = line.end, line.indent
        self.at += 1
        while self.at < len(self.lines) and self._goes_on(self.lines[self.at], indent, kind):
            end = self.lines[self.at].end
            self.at += 1
        span = trimmed(self.text, line.start + skip, end)
        if kind == "paragraph" and not role and self._is_bare_list(span):
            self._bare_items(span, indent)
        elif span:
            self.blocks.append(Block(kind, span, indent, mark, role))
            self.spoken = self.spoken or (kind == "paragraph" and span.end - span.start > FULL_PARAGRAPH)
        return True

    def _is_bare_list(self, span: Span) -> bool:
        """Short lines under a heading that names a topic are points, though their marks were lost."""
        last = self.blocks[-1] if self.blocks else None
        lines = [line.strip() for line in span.cut(self.text).split("\n")]
        if len(lines) < 2 or last is None or last.kind != "heading" or last.level == RUN_IN:
            return False
        return all(is_point(line) for line in lines) and bool(heading_topic(said(self.text, last)))

    def _bare_items(self, span: Span, indent: int) -> None:
        start = span.start
        for line in span.cut(self.text).split("\n"):
            self.blocks.append(Block("item", trimmed(self.text, start, start + len(line)), indent))
            start += len(line) + 1

    def _goes_on(self, line: Line, indent: int, kind: str) -> bool:
        """Whether a line belongs to the paragraph or item above it."""
        words, above = line.text, self.lines[self.at - 1].text
        if not words or self._begins_anew(words, above, kind):
            return False
        if kind == "item" and line.indent <= indent and has_ended(above) and len(above) < SHORT_ITEM:
            return False
        around = Around(self.lines, self.at)
        if around.underlined_level() or around.plain_level(free_above=False):
            return False
        return not (around.run_in() and (has_ended(above) or not words[0].islower()))

    def _is_question_line(self, above: str) -> bool:
        """A line that is one question, standing free: what follows answers it."""
        if not above.endswith("?") or len(above) > FULL_PARAGRAPH or "." in above:
            return False
        return self.at < 2 or not self.lines[self.at - 2].text

    def _begins_anew(self, words: str, above: str, kind: str) -> bool:
        if self._is_question_line(above):
            return True
        patterns = (marks.RULE, marks.HASHES, marks.QUESTION, marks.BULLET, marks.WHOLLY_BOLD)
        if any(pattern.match(words) for pattern in patterns) or words.startswith("|"):
            return True
        if (self.answering and marks.ANSWER.match(words)) or self._is_field(words):
            return True
        numbered = marks.NUMBER.match(words)
        return bool(numbered) and (kind == "item" or has_ended(above) or words.startswith(FIRST_NUMBERS))


def _cells(text: str, line: Line) -> tuple[Span, ...]:
    pieces = line.text.split("|")
    found, start = [], line.start
    for index, piece in enumerate(pieces):
        end = start + len(piece)
        outside = not piece.strip() and index in (0, len(pieces) - 1)
        if not outside:
            found.append(trimmed(text, start, end))
        start = end + 1
    return tuple(found) if any(found) else ()
