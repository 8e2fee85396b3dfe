"""What differs between two texts, word by word, in English and Korean."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

SAME, ADDED, REMOVED = "same", "added", "removed"

# A number, a word, a sign of Han or Kana by itself, or any other sign; each with the white space after it.
TOKEN = re.compile(
    r"\s+|\d+(?:[.,:]\d+)*\s*|[\u3040-\u30ff\u3400-\u9fff]\s*|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:['’][^\W]+)*\s*|[^\w\s]\s*|_\s*"
)

# Comparisons that one step may cost; a text that repeats itself beyond that is told as a whole.
MOST = 300_000


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text that both wordings have, or the later one alone (added), or the earlier one (removed)."""

    kind: str
    text: str


def difference(before: str, after: str) -> list[Span]:
    """How ``before`` became ``after``: spans in reading order, what was removed before what replaced it.

    Lines are compared first and words within lines that changed. White space alone is no difference: same and
    added spans together are ``after`` as it is written.
    """
    found: list[Span] = []
    for theirs, ours in _changed(_lines(before), _lines(after)):
        if theirs is None:
            found.append(Span(SAME, "".join(ours)))
        else:
            found += _by_word("".join(theirs), "".join(ours))
    return _joined(found)


def _by_word(before: str, after: str) -> Iterable[Span]:
    for theirs, ours in _changed(TOKEN.findall(before), TOKEN.findall(after)):
        if theirs is None:
            yield Span(SAME, "".join(ours))
            continue
        yield Span(REMOVED, "".join(theirs))
        yield Span(ADDED, "".join(ours))


def _changed(
    before: Sequence[str], after: Sequence[str]
) -> Iterable[tuple[Sequence[str] | None, Sequence[str]]]:
    """Stretches of tokens: (None, what stayed), or (what was there, what is there now)."""
    theirs, ours = [token.strip() for token in before], [token.strip() for token in after]
    if _cost(theirs, ours) > MOST:
        yield before, after
        return
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    for tag, start, end, to_start, to_end in matcher.get_opcodes():
        yield None if tag == "equal" else before[start:end], after[to_start:to_end]


def _cost(theirs: list[str], ours: list[str]) -> int:
    """How often two equal tokens meet."""
    again = Counter(ours)
    return sum(number * again[token] for token, number in Counter(theirs).items())


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _joined(spans: list[Span]) -> list[Span]:
    """Neighbours of one kind as one; empty ones gone."""
    said = [span for span in spans if span.text]
    return [
        Span(kind, "".join(span.text for span in same))
        for kind, same in groupby(said, key=lambda span: span.kind)
    ]
