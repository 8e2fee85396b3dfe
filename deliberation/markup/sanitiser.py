"""The second wall: whatever the parser lets through, only this short list of HTML comes out."""

import re

import nh3

from deliberation.markup.attachments import ADDRESS

TEXT = {"p", "br", "hr", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "section"}
WORDS = {"strong", "em", "s", "code", "a", "sup", "span"}
PICTURES = {"img"}
OF_PICTURES = {"src", "alt", "width", "height", "loading"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
CLASSES = {
    "span": {"mention"},
    "sup": {"footnote-ref"},
    "section": {"footnotes"},
    "a": {"footnote-backref"},
    "th": {"align-center", "align-right"},
    "td": {"align-center", "align-right"},
}
LAZY, NUMBER = re.compile("lazy"), re.compile(r"[1-9]\d{0,4}")
# A picture whose address was taken away.
NOWHERE = re.compile(r'<img(?: (?:alt|width|height|loading)="[^"]*")*>')
FOOTNOTE = re.compile(r"#?fn(?:ref)?-[0-9a-f]{8}-\d+(?::\d+)?")


def sanitise(html: str) -> str:
    """Return HTML without anything that acts, styles or reaches outside a text; linear in its length."""
    return NOWHERE.sub("", CLEANER.clean(html))


def _only_ours(address: str) -> str | None:
    return address if FOOTNOTE.fullmatch(address) or ADDRESS.fullmatch(address) else None


def _only_our_values(tag: str, attribute: str, value: str) -> str | None:
    """Ids are those of footnotes, pictures are attachments: any other would tell its owner who reads."""
    ours = {"id": FOOTNOTE, "src": ADDRESS, "loading": LAZY, "width": NUMBER, "height": NUMBER}.get(attribute)
    return value if ours is None or ours.fullmatch(value) else None


CLEANER = nh3.Cleaner(
    tags=TEXT | WORDS | PICTURES | TABLES,
    # Without the star, titles and languages would pass on every tag.
    attributes={"*": set(), "a": {"href", "id"}, "li": {"id"}, "ol": {"start"}, "img": OF_PICTURES},
    allowed_classes=CLASSES,
    attribute_filter=_only_our_values,
    url_schemes={"http", "https", "mailto"},
    url_relative=_only_ours,
    link_rel="nofollow noopener noreferrer ugc",
)
