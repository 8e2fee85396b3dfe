"""The one way from people's Markdown to HTML, to a line of text, and to the people it mentions. Pure."""

from deliberation.markup.html import render_inline, render_markdown
from deliberation.markup.mentions import link_mentions, mentions_in, relabel_mentions, spell_mentions
from deliberation.markup.plain import excerpt, plain_text

__all__ = [
    "excerpt",
    "link_mentions",
    "mentions_in",
    "plain_text",
    "relabel_mentions",
    "render_inline",
    "render_markdown",
    "spell_mentions",
]
