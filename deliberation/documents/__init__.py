"""A document as plain blocks (``outline``), and one writer for each file that it can become. Pure, no ORM."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from .docx import as_docx
from .html import as_html
from .hwpx import MEDIA as HWPX_MEDIA
from .hwpx import as_hwpx
from .markdown import as_markdown
from .outline import Outline

__all__ = ["FILES", "File", "written"]

Write = Callable[[Outline, str, datetime], bytes]


@dataclass(frozen=True, slots=True)
class File:
    ending: str
    media: str
    write: Write


FILES: dict[str, File] = {
    "docx": File(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda outline, title, made_at: as_docx(outline, title=title, made_at=made_at),
    ),
    "hwpx": File(
        "hwpx", HWPX_MEDIA, lambda outline, title, made_at: as_hwpx(outline, title=title, made_at=made_at)
    ),
    "html": File(
        "html",
        "text/html; charset=utf-8",
        lambda outline, title, made_at: as_html(outline, title=title, made_at=made_at).encode(),
    ),
    "markdown": File(
        "md", "text/markdown; charset=utf-8", lambda outline, _title, _made_at: as_markdown(outline).encode()
    ),
}


def written(outline: Outline, as_format: str, *, title: str, made_at: datetime) -> bytes:
    """The bytes of the file that ``as_format``, a key of FILES, names. ``made_at`` is aware."""
    return FILES[as_format].write(outline, title, made_at)
