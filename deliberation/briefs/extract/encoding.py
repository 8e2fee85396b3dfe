"""Bytes as text: UTF-8, UTF-16, CP949 (EUC-KR) or Windows-1252."""

import codecs
import re

from .refused import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
HANGUL = re.compile("[가-힣]{2}")
DECLARED = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
NOISE_PERCENT = 2


def decoded(content: bytes, whole: bool = True) -> str:
    """The text of some bytes; `whole` is False for a beginning that may end inside a character.

    Raises Unreadable when they are no text.
    """
    text = _decoded(content, whole)
    if len(CONTROL.findall(text)) * 100 > NOISE_PERCENT * len(text):
        raise Unreadable("noise")
    return text


def _decoded(content: bytes, whole: bool) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if encoding := _unmarked_utf16(content):
        return content.decode(encoding, "replace")
    for encoding in ("utf-8", "cp949"):
        text = _strictly(content, encoding, whole)
        if text is not None and (encoding == "utf-8" or HANGUL.search(text)):
            return text
    declared = DECLARED.search(content[:2048])
    if declared and (text := _strictly(content, declared[1].decode("ascii"), whole)) is not None:
        return text
    return content.decode("cp1252", "replace")


def _strictly(content: bytes, encoding: str, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(content, final=whole)
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_utf16(content: bytes) -> str:
    """Latin text in UTF-16 has a zero in every other byte; Hangul at least at its spaces and line ends."""
    sample = content[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(even, odd) < len(sample) // 40 + 1:
        return ""
    if min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
