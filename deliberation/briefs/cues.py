"""Sentences that announce an argument by their own words, wherever they stand."""

import re
from dataclasses import dataclass

from . import frames, words_en
from .spans import Span, trimmed
from .words_cues import SINGULAR_VERBS

LOOK_AT_MOST = 400
Found = tuple[str, int, bool]
HAS_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|may|might|must|should|has|have|had|does|do|needs?|"
    r"cannot|becomes?|gets?)\b|다\W*$",
    re.IGNORECASE,
)
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
    found = _announced(line)
    if not found and (said := frames.SAID.match(line[:LOOK_AT_MOST])):
        inner = _announced(line[said.end() :])
        found = inner and (inner[0], inner[1] + said.end(), inner[2])
    found = found or _whole(line)
    if not found:
        return None
    kind, offset, several = found
    return Cue(kind, trimmed(text, span.start + offset, span.end) or span, several)


def announces(text: str, span: Span) -> bool:
    """Whether a clause opens with an announcement, so that it can stand apart from its sentence."""
    line = span.cut(text).replace("\n", " ")
    return bool(
        _announced(line) or frames.FEARS.match(line[:LOOK_AT_MOST]) or frames.STILL_OPEN.search(line[:60])
    )


def _announced(line: str) -> Found | None:
    return _labelled(line) or _english(line[:LOOK_AT_MOST]) or _korean(line)


def _whole(line: str) -> Found | None:
    """Sentences that are claims as they stand: fears, what is still open, what is called a drawback."""
    if frames.FEARS.match(line[:LOOK_AT_MOST]):
        return "disadvantage", 0, False
    for kind, frame in (("disadvantage", frames.LOSES), ("advantage", frames.GAINS)):
        if frame.search(line) and "?" not in line:
            return kind, 0, False
    if frames.STILL_OPEN.search(line) and "?" not in line:
        return "challenge", 0, False
    match = frames.IS_ONE.search(line)
    return (_noun(match), 0, False) if match else None


def _labelled(line: str) -> Found | None:
    for kind, frame in frames.SIDES:
        if match := frame.match(line[:LOOK_AT_MOST]):
            return kind, match.end(), _lists(line, match)
    match = frames.LABEL.match(line[:LOOK_AT_MOST]) or frames.KOREAN_LABEL.match(line[:LOOK_AT_MOST])
    return (_noun(match), match.end(), _lists(line, match)) if match else None


def _lists(line: str, match: re.Match[str]) -> bool:
    """`The pros: a, b and c`: after a label, a run of phrases without a verb is a list."""
    return match.group().rstrip().endswith((":", "：")) and not HAS_VERB.search(line[match.end() :])


def _english(line: str) -> Found | None:
    if match := frames.SUBJECT.match(line):
        return _noun(match), match.end(), not SINGULAR.fullmatch(match["verb"]) and not match["that"]
    if match := frames.EXISTS.match(line):
        listed = match["such"] is not None
        return _noun(match), match.end("such") if listed else match.start("np"), listed
    for kind, frame in frames.VOICES:
        if match := frame.match(line):
            return kind, match.end(), False
    return None


def _korean(line: str) -> Found | None:
    match = frames.KOREAN_SUBJECT.match(line[:LOOK_AT_MOST])
    if match and (match["by"] not in ("으로", "로") or frames.NAMED_BY.search(line[-30:])):
        clause = frames.KOREAN_CLAUSE.search(line[-20:]) and not frames.NAMED_BY.search(line[-20:])
        return _noun(match), match.end(), not clause
    ends = [(found.start(), kind) for kind, words in frames.KOREAN_ENDINGS for found in words.finditer(line)]
    return (max(ends)[1], 0, False) if ends else None


def _noun(match: re.Match[str]) -> str:
    return next(topic for topic in words_en.SENTENCE_NOUNS if match[topic])
