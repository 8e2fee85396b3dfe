"""What we change in a parsed text: headings go below a page's own, mentions become spans, images links: only what was
attached here is shown, as any other address would tell its owner who reads.
"""

from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from deliberation.markup.attachments import attachment_in
from deliberation.markup.links import MENTION, WEB

HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
ALIGNMENTS = {"text-align:center": "align-center", "text-align:right": "align-right"}


def reshape(state: StateCore) -> None:
    """Rewrite the tokens in place, as the last rule of the parser."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = HEADINGS[token.tag]
        elif token.type in {"th_open", "td_open"}:
            _align_by_class(token)
        elif token.type == "inline" and token.children:
            token.children = list(_reshaped(token.children))


def _align_by_class(cell: Token) -> None:
    """Say by a class what the parser says by a style, which the content security policy forbids."""
    alignment = ALIGNMENTS.get(str(cell.attrs.pop("style", "")))
    if alignment:
        cell.attrs["class"] = alignment


def _reshaped(tokens: list[Token]) -> Iterator[Token]:
    opened: Token | None = None
    for token in tokens:
        if token.type == "image":
            yield from _as_link(token, inside_link=opened is not None)
            continue
        if token.type == "link_open":
            opened = token
            _mark_mention(token)
            _lead_to_attachment(token)
        elif token.type == "link_close" and opened is not None:
            token.tag = opened.tag
            opened = None
        yield token


def _mark_mention(link: Token) -> None:
    if mention := MENTION.fullmatch(str(link.attrs["href"])):
        link.tag = "span"
        link.attrs = {"class": "mention"}
        link.meta = {"person": mention[1].lower()}


def _lead_to_attachment(link: Token) -> None:
    if attached := attachment_in(str(link.attrs.get("href", ""))):
        link.attrs["href"] = attached[0]


def _as_link(image: Token, *, inside_link: bool) -> Iterator[Token]:
    address = str(image.attrs["src"])
    if (attached := attachment_in(address)) and not inside_link:
        yield from _as_picture(image, *attached)
        return
    words = Token("text", "", 0, content=_words(image.children or []) or address)
    if inside_link or not WEB.match(address):
        yield words
        return
    yield Token("link_open", "a", 1, attrs={"href": address})
    yield words
    yield Token("link_close", "a", -1)


def _as_picture(image: Token, address: str, size: dict[str, int]) -> Iterator[Token]:
    """In a link that shows it alone, as large as it is; without words it adorns, and a link has to say something."""
    words = _words(image.children or [])
    said = [Token("text", "", 0, content=words)]  # where the picture is not shown
    attrs: dict[str, str | int | float] = {"src": address, "alt": "", **size, "loading": "lazy"}
    picture = Token("image", "img", 0, attrs=attrs, content=words, children=said)
    link = Token("link_open", "a", 1, attrs={"href": address})
    yield from (link, picture, Token("link_close", "a", -1)) if words else (picture,)


def _words(tokens: list[Token]) -> str:
    return "".join(_words(token.children) if token.children else token.content for token in tokens)
