"""The one way from people's Markdown to HTML, to a line of text, and to the people it mentions. Pure."""

from deliberation.markup.attachments import address_of, markdown_of, spell_attachments
from deliberation.markup.html import render_inline, render_markdown
from deliberation.markup.mentions import (
    link_mentions,
    mentions_in,
    name_mentions,
    relabel_mentions,
    spell_mentions,
    uncalled,
    unname_mentions,
    unnamed_in,
)
from deliberation.markup.plain import excerpt, plain_text

__all__ = [
    "address_of",
    "excerpt",
    "link_mentions",
    "markdown_of",
    "mentions_in",
    "name_mentions",
    "plain_text",
    "relabel_mentions",
    "render_inline",
    "render_markdown",
    "spell_attachments",
    "spell_mentions",
    "uncalled",
    "unname_mentions",
    "unnamed_in",
]
