"""Markdown as HTML that may stand on any page."""

from django.utils.safestring import SafeString

from deliberation.markup.parser import inline_to_html, to_html
from deliberation.markup.sanitiser import sanitise


def render_markdown(text: str) -> SafeString:
    """Return a Markdown text as safe HTML; headings become h3 to h6, mentions spans, images that were not
    attached here links.

    Costs about a millisecond for each kB: keep the result in a column.
    """
    return SafeString(sanitise(to_html(text)))


def render_inline(text: str) -> SafeString:
    """Return a one-line Markdown text as safe HTML without blocks: emphasis, code, links, mentions."""
    return SafeString(sanitise(inline_to_html(text)))
