"""The one form of a text that offsets and passages refer to."""

import re
import unicodedata

from .columns import rebuild_columns
from .tabs import rows_from_tabs

MARKS_IN_A_ROW = 8  # more are never language; sorting a long run of marks is quadratic

BREAKS = re.compile("\r\n|[\r\x0b\x1c-\x1e\x85\u2028\u2029]")
ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
FAR_TOO_BLANK = re.compile(r"\n{4,}")


def normalise(text: str) -> str:
    """One kind of line break and space, composed letters, no invisible characters, tables as `| a | b |` rows."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = BREAKS.sub("\n", text).replace("\x0c", "\n\n")
    text = INVISIBLE.sub("", ODD_SPACES.sub(" ", text))
    text = _composed(text)
    lines = [line.rstrip() for line in rows_from_tabs(text.split("\n"))]
    return FAR_TOO_BLANK.sub("\n\n\n", "\n".join(rebuild_columns(lines))).strip("\n")


def language_of(text: str) -> str:
    """`ko` when at least a fifth of the letters are Hangul, else `en`."""
    hangul = len(re.findall("[가-힣]", text))
    latin = len(re.findall("[A-Za-z]", text))
    return "ko" if hangul and hangul * 4 >= latin else "en"


def _composed(text: str) -> str:
    if text.isascii():
        return text
    kept, run = [], 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MARKS_IN_A_ROW:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))
