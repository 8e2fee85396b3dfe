"""What kind of file somebody files as a source: by what is in it, as for briefs, and pictures too."""

from .extract.kinds import media_type_of
from .extract.limits import FILE_AT_MOST
from .extract.packed import DOCX, HWPX
from .extract.refused import Unreadable
from .refusals import BriefRefused

PICTURES = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))
ENDINGS = {
    "application/pdf": ".pdf",
    DOCX: ".docx",
    HWPX: ".hwpx",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}


def ending_of(content: bytes, filename: str) -> str:
    """The ending that a file of this content has; the name only tells Markdown from plain text.

    Nothing is unpacked. Raises BriefRefused.
    """
    if not content:
        raise BriefRefused("empty")
    if len(content) > FILE_AT_MOST:
        raise BriefRefused("too_large")
    for beginning, ending in PICTURES:
        if content.startswith(beginning):
            return ending
    try:
        return ENDINGS[media_type_of(content, filename)]
    except Unreadable as unreadable:
        raise BriefRefused(unreadable.code)
