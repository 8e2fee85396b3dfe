"""The meeting sheet: what to have on the table when an initiative is talked about, for page, Markdown and API."""

from deliberation.documents.markdown import as_markdown

from .build import build
from .facts import Sheet
from .gather import sheet_of
from .telling import told

__all__ = ["Sheet", "build", "markdown_of", "sheet_of", "told"]


def markdown_of(sheet: Sheet) -> str:
    """In the language that is active."""
    return as_markdown(told(sheet))
