"""The Markdown that people may write: CommonMark with tables, footnotes and bare links, without raw HTML.

Reference definitions ("[1]: https://…") stay as they were typed, with the address as a link: one long
definition, used a thousand times, would make a small text a huge page.
"""

import re
from hashlib import blake2s

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from deliberation.markup.links import LONGEST, BareLinks, is_allowed
from deliberation.markup.reshape import reshape

# Nine lists within each other; deeper words do not show. Each bracket is looked at so many times at worst.
MOST_NESTED = 20
NOTE = re.compile(r"\[\^[^\s\[\]]{1,40}\]")


class Parser(MarkdownIt):
    """markdown-it with our own idea of which addresses may be linked; what may not stays as typed."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return normalizeLink(url) if len(url) <= LONGEST else ""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return is_allowed(url)


def build_parser() -> Parser:
    """Return a parser that holds nothing of the texts it reads, to be shared by threads."""
    parser = Parser("js-default", {"linkify": True, "breaks": True, "maxNesting": MOST_NESTED})
    parser.use(footnote_plugin, inline=False)
    parser.inline.ruler.at("footnote_ref", _short_note)
    parser.disable("reference")
    parser.linkify = BareLinks()
    # This one finds bare links while it parses, in quadratic time; the core's rule finds them after.
    parser.inline.ruler.disable("linkify")
    parser.core.ruler.push("reshape", reshape)
    return parser


def parse(text: str) -> list[Token]:
    """Return the tokens of a Markdown text, in our shape."""
    return PARSER.parse(text)


def to_html(text: str) -> str:
    """Return HTML that is yet to be sanitised; footnotes get ids of their own, as many texts share a page."""
    return str(PARSER.render(text, {"docId": blake2s(text.encode(), digest_size=4).hexdigest()}))


def inline_to_html(text: str) -> str:
    """Return the HTML of a text without blocks, yet to be sanitised."""
    return str(PARSER.renderInline(text))


def _short_note(state: StateInline, silent: bool) -> bool:
    """Keep the search for a footnote's end short: over "[^[^[^…" the plugin's own is quadratic."""
    return bool(NOTE.match(state.src, state.pos)) and footnote_ref(state, silent)


PARSER = build_parser()
