"""HTML: made harmless and well-formed by nh3, then walked once into lines."""

import re

import nh3

from .encoding import decoded
from .page import Page

TAGS = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "pre",
    "br",
    "hr",
    "strong",
    "b",
    "a",
    "details",
    "summary",
    "figure",
    "figcaption",
    "address",
    "span",
    "body",
}
DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "nav",
    "form",
    "button",
    "select",
    "option",
    "textarea",
    "iframe",
    "object",
    "video",
    "audio",
    "canvas",
    "dialog",
    "math",
    "title",
}
TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})</title>", re.IGNORECASE)
SITE_NAME = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")


def read(content: bytes) -> tuple[str, str, list[dict[str, str]]]:
    """(text, title, links) of a web page without its navigation and footer."""
    return from_markup(decoded(content))


def from_markup(markup: str) -> tuple[str, str, list[dict[str, str]]]:
    """The same for HTML that is already text; a page without headings gets its `title` as the first line."""
    title = TITLE.search(markup)
    clean = nh3.clean(
        markup, tags=TAGS, clean_content_tags=DROPPED, link_rel=None, url_schemes={"http", "https", "mailto"},
        attributes={"a": {"href"}, "*": {"class", "id", "role", "hidden", "aria-hidden"}},
    )  # fmt: skip
    page = Page()
    page.feed(clean)
    page.close()
    named = SITE_NAME.sub("", _plain(title[1])) if title else ""
    text = page.text()
    if named and not page.heading and named not in text[:400]:
        text = f"# {named}\n\n{text}"
    return text, page.heading or named, page.links


def _plain(words: str) -> str:
    return " ".join(words.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", '"').split())
