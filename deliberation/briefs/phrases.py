"""Cutting a coordinated phrase, `A, B and C`, into its parts, and a sentence into clauses."""

import re
from collections.abc import Iterable
from itertools import islice

from .spans import Span, trimmed

ATTACHED = (
    "which|who|whom|whose|where|when|although|though|because|as|since|if|but|such|including|"
    "especially|particularly|notably|so|instead|rather|even|not|"
    "making|thus|thereby|leading|for example|e\\.g|i\\.e|based|led|headed|unless|until|given|once"
)
COMMA = re.compile(r",\s+(?:(?:and|or|as well as)\s+)?(?!(?:and|or)\b)|;\s+(?:and\s+)?")
RELATIVE = re.compile(rf",\s+(?:{ATTACHED})\b|\s[–—]\s|:\s|\s\(", re.IGNORECASE)
AND = re.compile(r"\s+(?:and|or|as well as|&)\s+")
OXFORD = re.compile(r",\s+(?:and|or|as well as)\s+")
GERUND = re.compile(
    r"(?:\s*(?:also|jointly)\s+)?(?!(?:king|thing|string|spring|ring|morning|evening|during|"
    r"nothing|something)\b)[a-z]{2,20}ing\b",
    re.IGNORECASE,
)
WHILE = re.compile(r"\s+while\s+(?=(?:also\s+)?[a-z]{2,20}ing\b)")
OPENS = re.compile(
    r"(?:a|an|the|its|their|our|less|lower|higher|more|fewer|better|faster|cheaper|reduced|"
    r"improved|increased|new|greater|easier|safer|stronger|weaker|slower|poorer|worse|longer|"
    r"shorter|"
    r"additional|possible|potential|limited|rising|growing|no|loss|lack|support|access)\b",
    re.IGNORECASE,
)
OF_SOMETHING = re.compile(
    r"\b(?:of|for|in|to|with|between|from|on|among|by|against|over|about|into|across|within)\b", re.IGNORECASE
)
KOREAN_AND = re.compile(
    r"(?<=[가-힣])(?:와|과)\s+|\s+및\s+|\s+그리고\s+|(?<=[가-힣])하고\s+|,\s*|;\s*|(?:^|"
    r"\s)[△▲▷]\s*|\s+[①-⑳]\s*"
)
NOT_AND = re.compile(r"(?:결|효|성|통|초|경|학|부|여|외|내|일)과\s+$")
SEMICOLON = re.compile(r";\s+")
TURN = re.compile(
    r",?\s+(?:and|but|yet|whereas|while|although|though)\s+|(?<=지만)[,\s]+|(?<=반면)[,\s]+|(?<=으나)[,\s]+"
)
PARTS_AT_MOST = 40
TURNS_AT_MOST = 12


def split_list(text: str, span: Span) -> list[Span]:
    """The parts of a list of things; the stretch itself when it is one thing."""
    raw = span.cut(text)
    if re.search("[가-힣]", raw) and not AND.search(raw):
        return _korean(text, span)
    end = RELATIVE.search(raw)
    head = Span(span.start, span.start + end.start()) if end else span
    parts = _parts(text, head)
    if end and parts:
        parts[-1] = Span(parts[-1].start, span.end)
    return parts or [span]


def split_doings(text: str, span: Span) -> list[Span]:
    """The parts of a list of doings: things, gerunds, or verbs, also where `while doing` is put last."""
    found: list[Span] = []
    for piece in _cut(text, span, WHILE.finditer(text, span.start, span.end)):
        found.extend(split_list(text, piece))
    return [part for piece in found for part in _parallel(text, piece)]


def clauses(text: str, span: Span) -> list[Span]:
    """The stretch cut at its semicolons."""
    return _cut(text, span, SEMICOLON.finditer(text, span.start, span.end))


def turns(text: str, span: Span) -> list[tuple[Span, Span]]:
    """Every way to cut the stretch in two where it may turn round: and, but, whereas, 지만."""
    found = islice(TURN.finditer(text, span.start, span.end), TURNS_AT_MOST)
    halves = [
        (trimmed(text, span.start, turn.start()), trimmed(text, turn.end(), span.end)) for turn in found
    ]
    return [(left, right) for left, right in halves if left and right]


def _parts(text: str, span: Span) -> list[Span]:
    if ";" in span.cut(text):
        return clauses(text, span)
    commas = [
        match for match in COMMA.finditer(text, span.start, span.end) if not _in_brackets(text, span, match)
    ]
    if not commas:
        return _two(text, span)
    pieces = _cut(text, span, iter(commas))
    if OXFORD.search(span.cut(text)):
        return pieces
    last = _last_and(text, pieces[-1])
    if not last:
        return pieces if len(pieces) > 2 else [span]
    return [*pieces[:-1], *_cut(text, pieces[-1], iter([last]))]


def _last_and(text: str, span: Span) -> re.Match[str] | None:
    found = list(AND.finditer(text, span.start, span.end))
    opened = [
        match
        for match in found
        if OPENS.match(text, match.end(), span.end) or GERUND.match(text, match.end(), span.end)
    ]
    last = (opened or found)[-1:]
    return last[0] if last else None


def _two(text: str, span: Span) -> list[Span]:
    """`A and B` are two things when B opens like a phrase of its own, not when it goes on inside A."""
    for match in AND.finditer(text, span.start, span.end):
        before, after = text[span.start : match.start()], text[match.end() : span.end]
        if "between" not in before.lower() and _stands_alone(before, after):
            return _cut(text, span, iter([match]))
    return [span]


def _stands_alone(before: str, after: str) -> bool:
    if OPENS.match(after) or (GERUND.match(after) and GERUND.match(before)):
        return len(before.split()) > 1 or bool(OPENS.match(after))
    if OF_SOMETHING.search(before):
        return False
    if len(before.split()) == 1:
        return len(after.split()) == 1
    return not (OPENS.match(before) and len(after.split()) == 1)


def _parallel(text: str, span: Span) -> list[Span]:
    """`attracting events and taking part in talks` are two doings."""
    if not GERUND.match(span.cut(text)):
        return [span]
    cuts = [
        match
        for match in AND.finditer(text, span.start, span.end)
        if GERUND.match(text[match.end() : span.end])
    ]
    return _cut(text, span, iter(cuts))


def _korean(text: str, span: Span) -> list[Span]:
    cuts = [
        match
        for match in KOREAN_AND.finditer(text, span.start, span.end)
        if not NOT_AND.search(text, span.start, match.end()) and not _in_brackets(text, span, match)
    ]
    return _cut(text, span, iter(cuts))


def _in_brackets(text: str, span: Span, match: re.Match[str]) -> bool:
    before = text[max(span.start, match.start() - 200) : match.start()]
    return before.count("(") > before.count(")")


def _cut(text: str, span: Span, matches: Iterable[re.Match[str]]) -> list[Span]:
    parts, start = [], span.start
    for count, match in enumerate(matches):
        if count >= PARTS_AT_MOST:
            break
        parts.append(trimmed(text, start, match.start()))
        start = match.end()
    parts.append(trimmed(text, start, span.end))
    return [part for part in parts if part]
