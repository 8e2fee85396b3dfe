"""Markdown as plain text on one line, for cards, subjects and digests."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from deliberation.markup.parser import parse

# So much more of the source is read than is shown, for addresses and marks that do not show.
ALLOWANCE = 1000
# Most remarks hold no markup; to see that costs a fiftieth of parsing them.
MARKUP = re.compile(r"[*_`\[\]&\\~<|\0@]|://|(?:^|[\r\n])[ \t]*(?:[#>+=-]|\d{1,9}[.)])")


def plain_text(text: str) -> str:
    """Return a Markdown text's words on one line, without markup and footnotes; not yet escaped for HTML."""
    words = "".join(_pieces(parse(text))) if MARKUP.search(text) else text
    return " ".join(words.split())


def excerpt(text: str, length: int) -> str:
    """Return at most `length` characters of a Markdown text's words, cut between words and ended with "…".

    Its cost depends on `length`, not on the text.
    """
    source = text[: 4 * length + ALLOWANCE]
    words = plain_text(source)
    if len(words) <= length and source == text:
        return words
    return _cut(words, length - 1) + "…"


def _cut(words: str, length: int) -> str:
    head = words[:length]
    if words[length : length + 1] not in {"", " "}:
        before_last_word = head.rfind(" ")
        # A word longer than half of the room, or a language without spaces, is cut within.
        head = head[:before_last_word] if before_last_word > length // 2 else head
    return head.rstrip(" ,;:.·–—")


def _pieces(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "footnote_block_open":
            return
        if token.type == "inline":
            yield from (_piece(child) for child in token.children or [])
        yield token.content if token.type in {"fence", "code_block"} else " "


def _piece(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content
