"""Advantages, disadvantages and challenges, with the passage that each came from."""

import re
from dataclasses import dataclass, replace

from . import words_cues as frames
from . import words_en
from .blocks import Block
from .claims import Claim, make_claim, subject_of, without_korean_tail
from .cues import HAS_VERB, Cue, announces, cue_of
from .headings import KINDS
from .headlines import RUN_IN
from .phrases import clauses, split_list, turns
from .sections import Section, lead_in
from .spans import Span, flat, sentences, trimmed
from .tables import table_arguments

HEADLINE_AT_MOST = 50
NOTES = ("※", "☞")
SIGNS = {
    "+": "advantage",
    "✓": "advantage",
    "✔": "advantage",
    "-": "disadvantage",
    "–": "disadvantage",
    "✗": "disadvantage",
    "✘": "disadvantage",
}
NEGATIVE = ("disadvantage", "challenge", "risk")
CUED_TOPICS = ("", "mixed", "question", "outlook", "event", "party", "people", "date", "proposal")
ELABORATES = re.compile(
    r"(?:this (?:is|was|would|will|could|can|may|might|means|also means|requires|includes|happens|"
    r"makes|leads)|that (?:is|would|means)|these (?:are|would|include)|such|for example|for "
    r"instance|e\.g|"
    r"in other words|as a result|therefore|thus|hence|consequently|it (?:would|will|is|was|could|"
    r"may|has)(?! also)|they (?:would|will|are|could|may|have)(?! also)|in this way|otherwise|to "
    r"this end|"
    r"예를 들어|예컨대|이는|이로|이에 따라|따라서|그 결과|즉|이를|이것은|그래서|그러면)\b",
    re.IGNORECASE,
)
ADDS = re.compile(
    rf"(?:{frames.LEADS}|another|a (?:second|third|further|final)|the (?:second|third|other)|"
    rf"{frames.KOREAN_LEADS}|또 다른|두 번째|세 번째)\b",
    re.IGNORECASE,
)
NAMES_A_KIND = re.compile(
    "|".join(noun for nouns in words_en.SENTENCE_NOUNS.values() for noun in nouns), re.IGNORECASE
)


@dataclass(frozen=True)
class Argument:
    """One reason for or against; `span` is its passage in the text."""

    kind: str
    claim: str
    reasons: str
    span: Span


def arguments_of(text: str, sections: list[Section]) -> list[Argument]:
    """All arguments in reading order, doubles merged, the word *risk* read as the document uses it."""
    found: list[Argument] = []
    about = ""
    for section in sections:
        reader = _Reader(text, section, about)
        found.extend(reader.run())
        about = reader.about
    return _merged(_risks_named(found))


@dataclass
class _Reader:
    """Reads one section; `about` is what its sentences speak of, for pronouns."""

    text: str
    section: Section
    about: str = ""

    def run(self) -> list[Argument]:
        topic = self.section.topic
        tables = table_arguments(self.text, self.section)
        rows = [Argument(kind, made.claim, made.reasons, span) for kind, made, span in tables]
        blocks = [block for block in self.section.blocks if block.kind != "row" and block.mark not in NOTES]
        if topic in (*KINDS, "risk"):
            return [*rows, *self._of_kind(topic, blocks)]
        if topic in CUED_TOPICS:
            return [
                *rows,
                *self._signed(blocks),
                *(argument for block in blocks for argument in self._cued(block)),
            ]
        return rows

    def _of_kind(self, kind: str, blocks: list[Block]) -> list[Argument]:
        if self.section.opened_by == "question" and not blocks:
            return self._asked(kind)
        items = [block for block in blocks if block.kind == "item"]
        if not items:
            paragraphs = [block for block in blocks if block.kind == "paragraph"]
            whole = len(paragraphs) > 1
            return [argument for block in paragraphs for argument in self._paragraph(kind, block, whole)]
        if self.section.limit:
            items = items[: self.section.limit]
        found = self._items(kind, items)
        others = [argument for block in blocks if block.kind == "paragraph" for argument in self._cued(block)]
        return sorted([*found, *others], key=lambda argument: argument.span)

    def _signed(self, blocks: list[Block]) -> list[Argument]:
        """A list of plus and minus signs is one of advantages and disadvantages."""
        signed = [
            (SIGNS[block.mark], block) for block in blocks if block.kind == "item" and block.mark in SIGNS
        ]
        if len({kind for kind, _ in signed}) < 2:
            return []
        return [self._item(kind, block) for kind, block in signed]

    def _asked(self, kind: str) -> list[Argument]:
        """A question put under open issues is itself what has to be solved."""
        opener = self.section.opener
        if kind != "challenge" or not opener or NAMES_A_KIND.search(opener.cut(self.text)):
            return []
        return [self._argument(kind, [opener], opener)]

    def _items(self, kind: str, items: list[Block]) -> list[Argument]:
        found: list[Argument] = []
        top = min(item.level for item in items)
        for item in items:
            if item.level > top + 1 and found:
                found[-1] = _with_reason(found[-1], self.text, item)
            else:
                found.append(self._item(kind, item))
        return found

    def _item(self, kind: str, item: Block) -> Argument:
        spans = _headline(self.text, item.span) or list(sentences(self.text, item.span))
        cue = cue_of(self.text, spans[0])
        if cue and cue.rest != spans[0] and not cue.several:
            kind = _kind_of(cue, kind)
            return self._argument(kind, [cue.rest, *spans[1:]], item.span)
        return self._argument(kind, spans, item.span)

    def _paragraph(self, kind: str, block: Block, whole: bool) -> list[Argument]:
        """Sentences of a paragraph: each an argument, or the first with the rest as its reasons."""
        groups: list[list[Span]] = []
        for span in sentences(self.text, block.span):
            words = flat(span.cut(self.text))
            if not groups and lead_in(self.text, span)[0]:
                continue
            if groups and (
                ELABORATES.match(words) or (whole and not ADDS.match(words) and not cue_of(self.text, span))
            ):
                groups[-1].append(span)
            else:
                groups.append([span])
        return [argument for group in groups for argument in self._sentence(kind, group)]

    def _sentence(self, kind: str, group: list[Span]) -> list[Argument]:
        """The arguments in a sentence of a kind, split at semicolons and where a cue lists several."""
        passage = group[0].to(group[-1])
        found = [
            argument for part in self._clauses(group[0]) for argument in self._clause(kind, part, passage)
        ]
        if len(group) > 1 and found:
            more = " ".join(flat(span.cut(self.text)) for span in group[1:])
            found[-1] = replace(found[-1], reasons=" ".join(filter(None, (found[-1].reasons, more))))
        self.about = subject_of(group[0].cut(self.text), NAMES_A_KIND) or self.about
        return found

    def _clauses(self, span: Span) -> list[Span]:
        """The parts of a sentence at its semicolons, and where it turns from one announcement to another."""
        found: list[Span] = []
        for part in clauses(self.text, span):
            announced = (
                pair for pair in turns(self.text, part) if all(announces(self.text, half) for half in pair)
            )
            found.extend(next(announced, (part,)))
        return found

    def _clause(self, kind: str, span: Span, passage: Span) -> list[Argument]:
        cue = cue_of(self.text, span)
        if cue:
            kind = _kind_of(cue, kind)
        rest = cue.rest if cue and cue.rest else span
        parts = split_list(self.text, rest)
        if not ((cue and cue.several) or (not cue and self._is_list(rest, parts))):
            parts = [rest]
        return [self._argument(kind, [part], passage) for part in parts]

    def _is_list(self, span: Span, parts: list[Span]) -> bool:
        """After a label, and in an answer without a verb, a run of phrases is a list."""
        words = [len(part.cut(self.text).split()) for part in parts]
        if self.section.level == RUN_IN:
            return min(words) > 1 or not HAS_VERB.search(span.cut(self.text))
        verbless = self.section.opened_by == "question" and not HAS_VERB.search(span.cut(self.text))
        return verbless and len(parts) > 2 and min(words) > 1

    def _cued(self, block: Block) -> list[Argument]:
        """Arguments that sentences outside any section announce by themselves."""
        found: list[Argument] = []
        kind, left = "", 0
        for span in sentences(self.text, block.span):
            topic, count = lead_in(self.text, span)
            if topic:
                kind, left = topic, count or 99
                continue
            found.extend(self._announced(span, kind if left else ""))
            left -= 1
        return found

    def _announced(self, span: Span, kind: str) -> list[Argument]:
        if kind in (*KINDS, "risk"):
            return self._sentence(kind, [span])
        found: list[Argument] = []
        last = ""
        for part in self._clauses(span):
            cue = cue_of(self.text, part)
            last = _kind_of(cue, last) if cue else last
            if last:
                found.extend(self._clause(last, part, span))
        self.about = subject_of(span.cut(self.text), NAMES_A_KIND) or self.about
        return found

    def _argument(self, kind: str, spans: list[Span], passage: Span) -> Argument:
        raw = spans[0].cut(self.text)
        more = " ".join(span.cut(self.text) for span in spans[1:])
        made: Claim = make_claim(
            without_korean_tail(raw) if len(spans) == 1 and raw != passage.cut(self.text) else raw,
            more,
            self.about,
        )
        return Argument(kind, made.claim, made.reasons, passage)


def _headline(text: str, span: Span) -> list[Span]:
    """A short first line with its own explanation beneath is the claim, without a full stop between."""
    first, _, rest = span.cut(text).partition("\n")
    if not rest or len(first) > HEADLINE_AT_MOST or first.rstrip().endswith((".", ",", ";", ":", "-")):
        return []
    begins = rest.lstrip()[:1]
    if not (begins.isupper() or "가" <= begins <= "힣"):
        return []
    return [
        trimmed(text, span.start, span.start + len(first)),
        trimmed(text, span.start + len(first), span.end),
    ]


def _kind_of(cue: Cue, kind: str) -> str:
    """A section's kind holds against a cue of the same side, not against one of the other."""
    if not kind or kind == "mixed":
        return cue.kind
    return kind if (cue.kind in NEGATIVE) == (kind in NEGATIVE) else cue.kind


def _with_reason(argument: Argument, text: str, item: Block) -> Argument:
    more = flat(item.span.cut(text))
    return replace(
        argument, reasons="\n".join(filter(None, (argument.reasons, more))), span=argument.span.to(item.span)
    )


def _risks_named(found: list[Argument]) -> list[Argument]:
    """*Risks* are disadvantages, unless the document has those beside them, or nothing but risks: then challenges."""
    kinds = {argument.kind for argument in found}
    read_as = "challenge" if "disadvantage" in kinds or not kinds - {"risk"} else "disadvantage"
    return [replace(argument, kind=read_as) if argument.kind == "risk" else argument for argument in found]


def _merged(found: list[Argument]) -> list[Argument]:
    kept: dict[tuple[str, str], Argument] = {}
    for argument in found:
        words = re.findall(r"\w+", argument.claim.lower())
        if words:
            kept.setdefault((argument.kind, " ".join(words)), argument)
    return list(kept.values())
