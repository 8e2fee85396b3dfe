"""The meeting sheet: what to have on the table when an initiative is talked about, for page, Markdown and API."""

from .build import build
from .facts import Sheet
from .gather import sheet_of
from .markdown import markdown_of

__all__ = ["Sheet", "build", "markdown_of", "sheet_of"]
