"""What RFC 4287 asks of a feed, held against one; the rest of what a reader needs of its entries."""

from dataclasses import dataclass
from datetime import datetime

from defusedxml.ElementTree import fromstring
from lxml import html

NS = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Entry:
    id: str
    title: str
    link: str
    updated: datetime
    language: str
    content: str

    @property
    def words(self) -> str:
        """Its content as it is read."""
        return " ".join(html.fromstring(self.content).text_content().split())


def entries_of(document: bytes) -> list[Entry]:
    """The entries of a feed. Raises AssertionError where the document is no valid feed."""
    feed = fromstring(document)
    assert feed.tag == f"{NS}feed"
    assert feed.get(LANGUAGE)
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(NS + name)) == 1, name
    assert feed.find(f"{NS}author/{NS}name").text
    instant(feed.findtext(f"{NS}updated"))
    entries = [_entry(one) for one in feed.findall(f"{NS}entry")]
    ids = [feed.findtext(f"{NS}id"), *(one.id for one in entries)]
    assert all(one.startswith("urn:uuid:") for one in ids)
    assert len(set(ids)) == len(ids)
    return entries


def instant(text: str) -> datetime:
    """A moment as RFC 3339 writes it."""
    at = datetime.fromisoformat(text)
    assert at.tzinfo is not None
    assert "T" in text
    return at


def _entry(node) -> Entry:
    for name in ("id", "title", "updated", "content"):
        assert len(node.findall(NS + name)) == 1, name
    links = [one.get("href") for one in node.findall(f"{NS}link") if one.get("rel") == "alternate"]
    assert len(links) == 1
    assert links[0].startswith(("http://", "https://"))
    assert node.find(f"{NS}content").get("type") == "html"
    return Entry(
        id=node.findtext(f"{NS}id"),
        title=node.findtext(f"{NS}title"),
        link=links[0],
        updated=instant(node.findtext(f"{NS}updated")),
        language=node.get(LANGUAGE),
        content=node.findtext(f"{NS}content"),
    )
