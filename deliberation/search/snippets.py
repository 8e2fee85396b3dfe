"""A few of a text's own words around what was found, with the found ones marked. Pure."""

from collections.abc import Iterator
from html import escape

from .tokens import Term, readable, tokens_of_word, words_of

BEFORE, LENGTH = 50, 200  # characters before the first hit, and in all


def marked(text: str, terms: list[Term]) -> str:
    """The whole text as safe HTML, each hit in ``<mark>``."""
    return _as_html(readable(text), terms)


def snippet(text: str, terms: list[Term]) -> str:
    """About LENGTH characters around the first hit, or the beginning, as safe HTML."""
    text = " ".join(readable(text).split())
    first = next(_hits(text, terms), (0, 0))[0]
    start = _word_border(text, max(0, first - BEFORE))
    end = _word_border(text, start + LENGTH)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return before + _as_html(text[start:end].strip(), terms) + after


def _as_html(text: str, terms: list[Term]) -> str:
    parts, done = [], 0
    for start, end in _joined(_hits(text, terms)):
        parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return "".join([*parts, escape(text[done:])])


def _hits(text: str, terms: list[Term]) -> Iterator[tuple[int, int]]:
    """Where the terms stand in a readable text."""
    for word, at in words_of(text):
        spans = [span for term in terms for span in _hits_in(word, term)]
        yield from ((at + start, at + end) for start, end in sorted(spans))


def _hits_in(word: str, term: Term) -> Iterator[tuple[int, int]]:
    if not term.is_eastern:
        token = tokens_of_word(word)[0]
        if token == term.text or (term.is_open and token.startswith(term.text)):
            yield 0, len(word)
    elif len(term.text) == 1:
        if word == term.text:
            yield 0, 1
    else:
        at = word.find(term.text)
        while at >= 0:
            yield at, at + len(term.text)
            at = word.find(term.text, at + 1)


def _joined(hits: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Hits that overlap or touch are one."""
    held: tuple[int, int] | None = None
    for start, end in hits:
        if held and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _word_border(text: str, at: int) -> int:
    """The first border between words from ``at`` on, unless the word goes on for long."""
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    space = text.find(" ", at - 1, at + 20)
    return at if space < 0 else space + 1
