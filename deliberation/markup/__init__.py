"""The one way from people's Markdown to HTML, to a line of text, and to the people it mentions. Pure."""

from deliberation.markup.html import render_inline, render_markdown
from deliberation.markup.mentions import mentions_in
from deliberation.markup.plain import excerpt, plain_text

__all__ = ["excerpt", "mentions_in", "plain_text", "render_inline", "render_markdown"]
