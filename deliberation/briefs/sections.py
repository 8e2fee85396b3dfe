"""What stands under what: blocks grouped by the heading, question or lead-in that they answer to."""

import re
from dataclasses import dataclass, field

from . import words_en, words_ko
from .blocks import Block, said
from .headings import heading_topic, is_only_a_topic, question_topic
from .headlines import COLON_HEADING, RUN_IN
from .spans import Span, flat, sentences

QUESTION_LEVEL = 50
LEAD_IN_AT_MOST = 12
CONCLUDES = re.compile(
    r"\W{0,3}(?:in conclusion|to conclude|to sum up|결론적으로|종합하면|요컨대)\b", re.IGNORECASE
)
COMES_NEXT = re.compile(
    r"\bwill (?:decide|publish|report|announce|review|present)\b|\b(?:decision|results|report) "
    r"(?:is|are|will be) (?:due|expected|published)\b",
    re.IGNORECASE,
)
LISTS_AREAS = re.compile(
    r"\b(?:following|these) (?:areas|fields|matters|topics)[^.]{0,40}:$|\b(?:co-?operat\w+|"
    r"collaborat\w+|work together)\b[^.]{0,60}:$|"
    r"(?:분야|사항|내용)[^.]{0,20}(?:협력|추진)[^.]{0,20}[:：]$",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"(?:there (?:are|is)|here are|these are|we see|note|one|two|three|four|five|six|seven|some|"
    r"several|a few|a number of|the following|key|main|\d)\b",
    re.IGNORECASE,
)
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
}
NUMBER = re.compile(
    r"\b(one|two|three|four|five|six|seven|\d)\b|(한|두|세|네|다섯|여섯|\d)\s?가지", re.IGNORECASE
)
TOPIC_NOUNS = [
    *(
        (
            topic,
            re.compile(
                rf"\b(?:{'|'.join(words_en.SENTENCE_NOUNS[topic])})\b|"
                rf"(?:{'|'.join(words_ko.SENTENCE_NOUNS[topic])})",
                re.IGNORECASE,
            ),
        )
        for topic in words_en.SENTENCE_NOUNS
    ),
    (
        "fact",
        re.compile(rf"\b(?:{words_en.FACT_NOUNS})\b|{words_ko.FACT_NOUNS}", re.IGNORECASE),
    ),
]
DENIES = re.compile(r"\b(?:no|not|without|hardly|neither)\b|없(?:다|습니다|음)", re.IGNORECASE)
KOREAN_COUNT = re.compile(
    r"(?:은|는|이|가|도)?\s?(?:크게\s)?(?:한|두|세|네|다섯|여섯|\d)\s?가지(?:다|이다|입니다|가 "
    r"있다|가 있습니다|로 요약된다|를 들 수 있다|이 있다)"
)


@dataclass
class Section:
    """`topic` of what is in it; `opener` is the heading, question or lead-in above; `level` its depth."""

    topic: str = ""
    opener: Span | None = None
    opened_by: str = ""
    level: int = 0
    blocks: list[Block] = field(default_factory=list)
    limit: int = 0
    asked_at: int = -1

    @property
    def answer(self) -> Span | None:
        return self.blocks[0].span.to(self.blocks[-1].span) if self.blocks else None


def sections_of(text: str, blocks: list[Block]) -> list[Section]:
    """All blocks but header fields, each in one section, in reading order."""
    return _Sectioner(text, [block for block in blocks if block.kind != "field"]).run()


def lead_in(text: str, span: Span) -> tuple[str, int]:
    """(topic, how many) when a short sentence only announces what follows it; else ("", 0)."""
    words = flat(span.cut(text)).strip(" :.")
    if len(words.split()) > LEAD_IN_AT_MOST or len(words) > 120:
        return "", 0
    announced = (
        COUNTED.match(words) or KOREAN_COUNT.search(words) or span.cut(text).rstrip().endswith((":", "："))
    )
    found = [topic for topic, nouns in TOPIC_NOUNS if nouns.search(words)]
    if not announced or not found or DENIES.search(words):
        return "", 0
    number = NUMBER.search(words)
    said_number = (number[1] or number[2]).lower() if number else ""
    count = NUMBERS.get(said_number, int(said_number) if said_number.isdigit() else 0)
    return ("mixed" if "advantage" in found and len(found) > 1 else found[0]), count


class _Sectioner:
    """Walks the blocks once; the stack holds (level, topic) of the headings above."""

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self.text = text
        self.blocks = blocks
        self.stack: list[tuple[int, str]] = []
        self.sections = [Section()]
        self.asks = [self._asks(block) for block in blocks]
        self.more_questions = self._look_ahead()

    def run(self) -> list[Section]:
        for index, block in enumerate(self.blocks):
            if block.kind == "heading":
                self._open_heading(index, block)
            elif self.asks[index]:
                self._open_question(block)
            else:
                self._append(index, block)
        return self.sections

    def _open_heading(self, index: int, block: Block) -> None:
        heading = said(self.text, block)
        topic = heading_topic(heading) if index or is_only_a_topic(heading) else ""
        while self.stack and self.stack[-1][0] >= block.level:
            self.stack.pop()
        topic = topic or (self.stack[-1][1] if self.stack else "")
        self.stack.append((block.level, topic))
        opened_by = "question" if heading.endswith("?") and index else "heading"
        self.sections.append(Section(topic, block.span, opened_by, block.level))

    def _open_question(self, block: Block) -> None:
        spans = sentences(self.text, block.span)
        topic = question_topic(flat(spans[0].cut(self.text))) or self._unsettled(block)
        asked_at = block.level if block.kind == "item" else -1
        section = Section(topic, spans[0], "question", QUESTION_LEVEL, asked_at=asked_at)
        if len(spans) > 1:
            section.blocks.append(Block("paragraph", spans[1].to(spans[-1]), role="answer"))
        self.sections.append(section)

    def _unsettled(self, block: Block) -> str:
        """A question listed under open issues is one of them."""
        last = self.sections[-1]
        listed = block.kind == "item" or not last.blocks
        return "challenge" if self._topic() == "challenge" and listed and not block.role else ""

    def _append(self, index: int, block: Block) -> None:
        section = self.sections[-1]
        if self._has_ended(section, index, block):
            if section.opened_by == "heading" and self.stack:
                self.stack.pop()
            section = Section(self._topic() if section.asked_at >= 0 and block.kind == "item" else "")
            self.sections.append(section)
        if block.kind == "paragraph" and CONCLUDES.match(self.text, block.span.start):
            self.sections.append(Section("conclusion", blocks=[block], level=RUN_IN))
            return
        below = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if (
            not below
            and section.blocks
            and block.kind == "paragraph"
            and COMES_NEXT.search(block.span.cut(self.text))
        ):
            self.sections.append(Section("outlook", blocks=[block]))
            return
        topic, count = self._announces(block, below)
        if topic and below and below.kind in ("item", "row") and len(sentences(self.text, block.span)) == 1:
            asked_at = block.level if block.kind == "item" else -1
            self.sections.append(
                Section(topic, block.span, "lead-in", COLON_HEADING, limit=count, asked_at=asked_at)
            )
        else:
            section.blocks.append(block)

    def _announces(self, block: Block, below: Block | None) -> tuple[str, int]:
        """The topic of the list that a paragraph, or an item with deeper ones below it, introduces."""
        deeper = (
            block.kind == "item" and below is not None and below.kind == "item" and below.level > block.level
        )
        if LISTS_AREAS.search(block.span.cut(self.text)[-160:]) and (block.kind == "paragraph" or deeper):
            return "area", 0
        return lead_in(self.text, block.span) if block.kind == "paragraph" else ("", 0)

    def _topic(self) -> str:
        return self.stack[-1][1] if self.stack else ""

    def _has_ended(self, section: Section, index: int, block: Block) -> bool:
        """Whether a block stands outside the section that is open."""
        if section.opened_by == "question" and section.level == QUESTION_LEVEL:
            return self._is_answered(section, index, block)
        last = section.blocks[-1] if section.blocks else None
        if last is None or block.role or not section.topic:
            return False
        if section.level == RUN_IN:
            return block.kind == "paragraph" or not said(self.text, last).endswith((":", "："))
        if section.asked_at >= 0 and block.kind == "item":
            return block.level <= section.asked_at
        by_mark = section.opened_by == "lead-in" or section.level in (6, COLON_HEADING)
        return by_mark and block.kind == "paragraph" and last.kind in ("item", "row")

    def _is_answered(self, section: Section, index: int, block: Block) -> bool:
        """Answers go on up to the next question; the last one is a single paragraph with its list."""
        if block.role or (self.more_questions[index] and block.kind != "item"):
            return False
        if section.asked_at >= 0:
            if block.kind == "item":
                return block.level <= section.asked_at
            return bool(section.blocks) or not self._answered_before()
        return bool(section.blocks) and block.kind == "paragraph"

    def _answered_before(self) -> bool:
        """Whether the question before this one was answered by a paragraph below it."""
        before = self.sections[-2] if len(self.sections) > 1 else None
        return bool(before and before.asked_at >= 0 and before.blocks)

    def _asks(self, block: Block) -> bool:
        if block.kind not in ("paragraph", "item"):
            return False
        if block.role == "question":
            return True
        return block.role != "answer" and _first_asks(self.text, block)

    def _look_ahead(self) -> list[bool]:
        """For each block, whether another question comes before the next heading."""
        ahead, found = False, []
        for block, asks in zip(reversed(self.blocks), reversed(self.asks), strict=True):
            found.append(ahead)
            ahead = asks or (ahead and block.kind != "heading")
        return found[::-1]


def _first_asks(text: str, block: Block) -> bool:
    """A block that is one question, or an item that asks and answers."""
    first = text.find("?", block.span.start, block.span.start + 300)
    if first < 0:
        return False
    spans = sentences(text, block.span)
    asks = spans[0].cut(text).rstrip("\"'”’)*_ ").endswith("?")
    return asks and (len(spans) == 1 or block.kind == "item")
