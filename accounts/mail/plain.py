"""Plain text of mails, in lines that every mail program shows whole.

A line has 76 columns, of which a Korean letter takes two. It is broken between words; a word that is longer than a line
is cut, but never an address.
"""

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from django.template.loader import render_to_string

COLUMNS = 76
LEAD = re.compile(r" {0,8}(?:[*-] )?")  # what the lines below a list's first stand under


def render_plain(template: str, context: dict) -> str:
    """A text template, wrapped."""
    return wrapped(render_to_string(template, context))


def wrapped(text: str) -> str:
    """The same words in lines of at most COLUMNS; lines that are short enough stay as they are."""
    lines = text.split("\n")
    return "\n".join(row for line in lines for row in (_rows(line) if columns(line) > COLUMNS else (line,)))


def columns(text: str) -> int:
    """How wide a text is where letters have one width."""
    return len(text) if text.isascii() else sum(map(_column, text))


def _column(letter: str) -> int:
    return 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1


def _rows(line: str) -> Iterator[str]:
    lead = LEAD.match(line)[0]
    room = COLUMNS - len(lead)
    row, free = "", room
    for word in _words(line[len(lead) :].rstrip(), room):
        width = columns(word)
        if row and width >= free:
            yield (lead + row).rstrip()
            lead, row, free = " " * len(lead), "", room
        row, free = (f"{row} {word}", free - width - 1) if row else (word, free - width)
    yield lead + row


def _words(text: str, room: int) -> Iterator[str]:
    for word in text.split(" "):
        yield from [word] if "://" in word or columns(word) <= room else _pieces(word, room)


def _pieces(word: str, room: int) -> Iterator[str]:
    piece, free = "", room
    for letter in word:
        if (width := _column(letter)) > free:
            yield piece
            piece, free = "", room
        piece, free = piece + letter, free - width
    yield piece
