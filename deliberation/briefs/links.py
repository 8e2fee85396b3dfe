"""Links and named sources, with or without an address."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .phrases import split_list
from .sections import Section
from .spans import Span, flat, sentences, trimmed

URL = re.compile(r"\bhttps?://[^\s<>\"'”’|\])]{1,500}|\bwww\.[^\s<>\"'”’|\])]{3,300}", re.IGNORECASE)
MARKDOWN = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{1,500})(?:\s+\"[^\"\n]{0,200}\")?\)")
PLACES = (
    r"(?:web ?sites?|home ?pages?|web ?pages?|project pages?|pages?|portals?|reports?|papers?|"
    r"stud(?:y|ies)|surveys?|documents?|strategy|strategies|articles?|white papers?|guidelines|"
    r"databases?|registers?|dashboards?|factsheets?|press releases?|blogs?)"
)
NAMED = re.compile(
    rf"(?:the |an? )?((?:official |[A-Z][\w’'&-]* |[A-Za-z][\w-]*[’']s ){{0,5}}{PLACES}(?: (?:of|"
    rf"by|on|at|from) (?:the )?(?:[A-Z][\w’'&-]*(?: (?:of|and|for|on|&) (?:the )?| )?){{1,8}})?)"
)
SEE = re.compile(
    r"^(?:for (?:more|further|additional|details|background)[^,]{0,60},? (?:please )?(?:see|visit|"
    r"read|consult|go to|refer to)|(?:see|read|visit|consult)(?: also)?|more (?:information|"
    r"details)(?: is| are)?(?: available)?(?: at| on| in| from)?|further (?:details|"
    r"information)(?: is| are)?(?: available)?(?: at| on| in| from)?|※? ?자세한 (?:내용|사항)은)[:,]? ",
    re.IGNORECASE,
)
KOREAN_SEE = re.compile(r"(?:에서|을|를)? ?(?:확인|참고|참조|볼 수|찾아볼)[가-힣 ]*\.?$")
NUMBERED = re.compile(r"^\W{0,3}(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])\s*")
EMPTY_BRACKETS = re.compile(r"[(<\[]\s*[)>\]]")
TRAILING = ".,;:!?*_"
LINKS_AT_MOST = 100


@dataclass(frozen=True)
class Link:
    """`url` is empty when the text names a page without saying where it is."""

    title: str
    url: str
    span: Span


def links_of(text: str, sections: list[Section], given: Iterable[Mapping[str, str]] = ()) -> list[Link]:
    """Addresses in the text, named sources, and the anchors `given` by the document ({title, url})."""
    anchors = [(str(link.get("title") or ""), str(link.get("url") or "")) for link in given]
    found: list[Link] = []
    for section in sections:
        for block in section.blocks:
            if section.topic == "link":
                found.extend(_listed(text, block.span, anchors))
            else:
                found.extend(_in_sentences(text, block.span))
    found.extend(_anchored(text, anchors, found))
    return _once(found)[:LINKS_AT_MOST]


def _listed(text: str, span: Span, anchors: list[tuple[str, str]]) -> list[Link]:
    """One link for each part of an item or line under *Links* or *Sources*."""
    parts = [part for part in re.split(r"(;\s|\n)", span.cut(text)) if part]
    found, start = [], span.start
    for part in parts:
        piece = trimmed(text, start, start + len(part))
        start += len(part)
        if re.search(r"\w", piece.cut(text)):
            found.extend(_piece(text, piece, span, anchors))
    return (
        found
        if len(found) <= 1 or ";" in span.cut(text) or URL.search(span.cut(text))
        else _whole(text, span, anchors)
    )


def _whole(text: str, span: Span, anchors: list[tuple[str, str]]) -> list[Link]:
    """Wrapped lines of one item are one link."""
    return _piece(text, span, span, anchors)


def _piece(text: str, piece: Span, passage: Span, anchors: list[tuple[str, str]]) -> list[Link]:
    written = _written(text, piece, passage)
    if written:
        return written
    raw = flat(piece.cut(text))
    for title, url in anchors:
        if title and title in raw:
            return [Link(title, url, passage)]
    return [Link(_title(raw), "", passage)]


def _written(text: str, span: Span, passage: Span) -> list[Link]:
    """Addresses that stand in the text, titled by the words beside them."""
    raw = span.cut(text)
    found = [Link(flat(match[1]), match[2], passage) for match in MARKDOWN.finditer(raw)]
    rest = MARKDOWN.sub(" ", raw)
    addresses = [match.group().rstrip(TRAILING) for match in URL.finditer(rest)]
    rest = NUMBERED.sub("", rest)
    beside = _beside(URL.sub(" ", rest)) if len(addresses) == 1 and not found else ""
    title = beside if 2 < len(beside) <= 120 else ""
    return found + [Link(title or address, address, passage) for address in addresses]


def _beside(rest: str) -> str:
    """The words around an address, without *see* and the brackets it stood in."""
    words = SEE.sub("", EMPTY_BRACKETS.sub("", flat(rest)))
    return KOREAN_SEE.sub("", words).strip(" :-–—()<>.,;|※")


def _title(raw: str) -> str:
    named = [match[1].strip(" .,") for match in NAMED.finditer(raw)]
    sites = [name for name in named if SITE.search(name)]
    title = (
        max(sites or named, key=len) if named and SENTENCE_LIKE.search(raw) else SEE.sub("", raw).strip(" .")
    )
    title = NUMBERED.sub("", title).removeprefix("the ")
    return (title[:1].upper() + title[1:])[:200]


SITE = re.compile(r"\b(?:web ?sites?|home ?pages?|portal|web ?page)\b", re.IGNORECASE)
SENTENCE_LIKE = re.compile(
    r"\b(?:could|might|can|should|is|are|you|visit|offers?|provides?)\b", re.IGNORECASE
)


def _in_sentences(text: str, span: Span) -> list[Link]:
    found: list[Link] = []
    for sentence in sentences(text, span):
        written = _written(text, sentence, sentence)
        see = SEE.match(sentence.cut(text).replace("\n", " "))
        if written:
            found.extend(
                Link(link.title if len(link.title) <= 80 else link.url, link.url, link.span)
                for link in written
            )
        elif see:
            rest = trimmed(text, sentence.start + see.end(), sentence.end)
            found.extend(
                Link(_title(KOREAN_SEE.sub("", flat(part.cut(text)))), "", sentence)
                for part in split_pages(text, rest)
            )
    return found


def split_pages(text: str, span: Span) -> list[Span]:
    """`the page of X and the paper of Y` are two."""
    return split_list(text, span)


def _anchored(text: str, anchors: list[tuple[str, str]], found: list[Link]) -> list[Link]:
    known = {link.url for link in found}
    links = []
    for title, url in anchors:
        at = text.find(title) if title else -1
        if url.startswith(("http://", "https://")) and url not in known:
            links.append(Link(title or url, url, Span(at, at + len(title)) if at >= 0 else Span(0, 0)))
            known.add(url)
    return links


def _once(links: list[Link]) -> list[Link]:
    kept: dict[str, Link] = {}
    for link in links:
        kept.setdefault(link.url or link.title.lower(), link)
    return list(kept.values())
