"""One line read: what it says of a source, field by field; empty where it says nothing."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from .addresses import find_address, host_of, path_of
from .dates import published, take_retrieved
from .hosts import known
from .kinds import kind_by_words, language_of
from .titles import named

READ_AT_MOST = 4_000
TITLE_AT_MOST = 300
PUBLISHER_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Citation:
    """``published_year`` stands where the line tells no day. ``kind`` and ``language`` are codes of a Source."""

    title: str = ""
    publisher: str = ""
    published_on: date | None = None
    published_year: int | None = None
    url: str = ""
    kind: str = ""
    language: str = ""
    retrieved_on: date | None = None

    def fields(self) -> dict[str, Any]:
        """What it fills, by the name of the field."""
        return {name: value for name, value in asdict(self).items() if value}


def read_citation(text: str) -> Citation:
    """Read an address or a line of a bibliography (APA, Chicago, Korean styles, laws); never raises.

    Only the first READ_AT_MOST characters count.
    """
    line = " ".join(text[:READ_AT_MOST].replace("\0", "").split())
    url, rest = find_address(line)
    retrieved_on, rest = take_retrieved(rest)
    day, year = published(rest)
    title, publisher = named(rest)
    by_host = known(host_of(url), path_of(url))
    return Citation(
        title=title[:TITLE_AT_MOST].strip(),
        publisher=(publisher or by_host[0])[:PUBLISHER_AT_MOST].strip(),
        published_on=day,
        published_year=year,
        url=url,
        kind=(kind_by_words(rest) or by_host[1]),
        language=language_of(title, path_of(url), by_host[2]),
        retrieved_on=retrieved_on,
    )
