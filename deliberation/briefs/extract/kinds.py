"""What a file is, by what is in it."""

import re

from . import packed
from .encoding import decoded
from .refused import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "WordDocument".encode("utf-16-le")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
HWP = ("HwpSummaryInformation".encode("utf-16-le"), b"HWP Document File")
OTHER = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\x7fELF",
    b"MZ",
    b"BM",
)
HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|"
    r"article|main|div|section|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
MARKDOWN = re.compile(
    r"^#{1,6} \S|^\|? ?:?-{3,}:? ?\||\[[^\]\n]+\]\(https?://|^\*\*[^*\n]+\*\*", re.MULTILINE
)
MARKDOWN_NAMES = (".md", ".markdown", ".mdown")


def media_type_of(content: bytes, filename: str) -> str:
    """The media type of a file that can be read; raises Unreadable for all others."""
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    if content.startswith(b"PK"):
        return packed.media_type_of(content)
    if content.startswith(OLE):
        raise Unreadable(_old(content))
    if content.startswith(HWP[1]):
        raise Unreadable("old_hwp")
    if content.startswith(OTHER):
        raise Unreadable("wrong_type")
    text = decoded(content[:20_000], whole=False)
    if HTML.match(text):
        return "text/html"
    return (
        "text/markdown"
        if filename.lower().endswith(MARKDOWN_NAMES) or MARKDOWN.search(text)
        else "text/plain"
    )


def _old(content: bytes) -> str:
    if ENCRYPTED in content:
        return "encrypted"
    if any(sign in content for sign in HWP):
        return "old_hwp"
    return "old_doc" if WORD in content else "wrong_type"
