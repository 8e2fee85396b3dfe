"""Text and data so that an Argdown parser reads them as they are."""

import json
import re
from typing import Any

# What begins a title, a mention, data, a tag, emphasis or an escape; a comment (each bare address has `//`);
# front matter (`===`); a short code (`:heart:`, `.A.`).
MARKS = re.compile(
    r"[\\\[\]<>{}#@*_]|/(?=/)|=(?==)|:(?=[A-Za-z~^+<>\[\]-][A-Za-z0-9>\]-]{0,12}:)"
    r"|\.(?=(?:[AEv~^]|->|<->|<>|\[\]|[a-z]{2,12}|[+-]1)\.)"
)
# What begins a relation, a list item or the step of a reconstruction, were the line ever broken before it.
AT_THE_START = re.compile(r"([+\-])|\d{1,9}(\.)(?=\s|\Z)|(\()(?=\d)")
UNTITLED = re.compile(r"[\[\]<>\n\r\u2028\u2029]|^\s*!")


def escaped(text: str) -> str:
    words = MARKS.sub(lambda found: f"\\{found[0]}", text)
    begins = AT_THE_START.match(words)
    if begins is None:
        return words
    place = begins.start(begins.lastindex)
    return f"{words[:place]}\\{words[place:]}"


def titled(words: str) -> str:
    """A title can hold neither its brackets nor a line break, and nothing is escaped in it."""
    return " ".join(UNTITLED.sub(" ", words).split())


# JSON's strings; outside of them it has no sign but its own.
STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"')


def data(values: Any) -> str:
    """JSON, which is YAML, in one line."""
    return STRINGS.sub(_tame, json.dumps(values, ensure_ascii=False))


def _tame(found: re.Match) -> str:
    """By their numbers: braces and `=`, which end data and front matter, and what YAML does not take as it is."""
    return "".join(sign if _is_tame(sign) else _number(sign) for sign in found[0])


def _is_tame(sign: str) -> bool:
    return sign not in "{}=" and (sign == " " or sign.isprintable())


def _number(sign: str) -> str:
    """Signs beyond the first 65,536 as JSON has them, in two halves."""
    return json.dumps(sign)[1:-1] if not sign.isascii() else f"\\u{ord(sign):04x}"
