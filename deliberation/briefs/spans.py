"""Stretches of the text and the sentences within them."""

import re
from dataclasses import dataclass
from functools import lru_cache

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "nos",
        "art",
        "arts",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "cf",
        "approx",
        "fig",
        "vol",
        "ed",
        "eds",
        "gov",
        "sen",
        "rep",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "p",
        "pp",
        "sec",
        "ch",
        "para",
    ]
)
SENTENCE_END = re.compile(
    r"[.!?。][.!?。]{0,5}[\"'”’)\]」』*_]{0,4}(?=\s|$)|(?<=[다요음임함됨까])[.?!](?=[가-힣])"
)
LAST_WORD = re.compile(r"[\w.]{1,12}$")
EMPHASIS = re.compile(r"\*\*|__|`|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:[^()\s]{0,1000})(?:\s+\"[^\"\n]{0,200}\")?\)")
BROKEN_WORD = re.compile(r"(?<=[a-z])-\n[ \t]*(?=[a-z])")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, order=True)
class Span:
    """From `start` up to, not including, `end`; offsets into the normalised text."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    def cut(self, text: str) -> str:
        return text[self.start : self.end]

    def to(self, other: "Span") -> "Span":
        return Span(min(self.start, other.start), max(self.end, other.end))


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def flat(raw: str) -> str:
    """A stretch as one line for people: no emphasis marks, links by their title, single spaces."""
    raw = MARKDOWN_LINK.sub(r"\1", raw)
    return SPACE.sub(" ", EMPHASIS.sub("", BROKEN_WORD.sub("-", raw))).strip()


@lru_cache(maxsize=512)
def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of a stretch, in order; together they hold all of its words."""
    found, start = [], span.start
    for match in SENTENCE_END.finditer(text, span.start, span.end):
        if match.end() < span.end and not _is_end(text, match, span.end):
            continue
        found.append(trimmed(text, start, match.end()))
        start = match.end()
    found.append(trimmed(text, start, span.end))
    return tuple(sentence for sentence in found if sentence)


def _is_end(text: str, match: re.Match[str], limit: int) -> bool:
    after = text[match.end() : min(match.end() + 40, limit)].lstrip()
    if not after:
        return True
    if text[match.start()] != ".":
        return not after[0].islower()
    word = LAST_WORD.search(text, max(0, match.start() - 12), match.start())
    last = word.group().lower().lstrip(".") if word else ""
    if after[0].islower() or last in ABBREVIATIONS or (len(last) == 1 and last.isascii() and last.isalpha()):
        return False
    return not (last.isdigit() and len(last) <= 4 and after[0].isdigit())
