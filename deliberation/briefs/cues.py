"""Sentences that announce an argument by their own words, wherever they stand."""

import re
from dataclasses import dataclass

from . import frames, words_en
from .spans import Span, trimmed
from .words_cues import SINGULAR_VERBS

LOOK_AT_MOST = 400
SINGULAR = re.compile(SINGULAR_VERBS, re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """`kind` of argument, `rest` where its claim stands, `several` if the rest lists more than one."""

    kind: str
    rest: Span
    several: bool = False


def cue_of(text: str, span: Span) -> Cue | None:
    """What the sentence or clause announces, or None."""
    line = span.cut(text).replace("\n", " ")
    found = _labelled(line) or _english(line[:LOOK_AT_MOST]) or _korean(line)
    if not found and frames.STILL_OPEN.search(line) and "?" not in line:
        found = ("challenge", 0, False)
    if not found:
        return None
    kind, offset, several = found
    return Cue(kind, trimmed(text, span.start + offset, span.end) or span, several)


def _labelled(line: str) -> tuple[str, int, bool] | None:
    for kind, frame in frames.SIDES:
        if match := frame.match(line[:LOOK_AT_MOST]):
            return kind, match.end(), False
    match = frames.LABEL.match(line[:LOOK_AT_MOST]) or frames.KOREAN_LABEL.match(line[:LOOK_AT_MOST])
    return (_noun(match), match.end(), False) if match else None


def _english(line: str) -> tuple[str, int, bool] | None:
    if match := frames.SUBJECT.match(line):
        return _noun(match), match.end(), not SINGULAR.fullmatch(match["verb"]) and not match["that"]
    if match := frames.EXISTS.match(line):
        listed = match["such"] is not None
        return _noun(match), match.end("such") if listed else match.start("np"), listed
    for kind, frame in frames.VOICES:
        if match := frame.match(line):
            return kind, match.end(), False
    return ("disadvantage", 0, False) if frames.FEARS.match(line) else None


def _korean(line: str) -> tuple[str, int, bool] | None:
    match = frames.KOREAN_SUBJECT.match(line[:LOOK_AT_MOST])
    if match and (match["by"] not in ("으로", "로") or frames.NAMED_BY.search(line[-30:])):
        clause = frames.KOREAN_CLAUSE.search(line[-20:]) and not frames.NAMED_BY.search(line[-20:])
        return _noun(match), match.end(), not clause
    ends = [(found.start(), kind) for kind, words in frames.KOREAN_ENDINGS for found in words.finditer(line)]
    return (max(ends)[1], 0, False) if ends else None


def _noun(match: re.Match[str]) -> str:
    return next(topic for topic in words_en.SENTENCE_NOUNS if match[topic])
