"""The sources that a file leans on, each once."""

import re
from collections.abc import Iterator
from hashlib import sha256

from deliberation.actions.brief_choice import shortened
from deliberation.actions.writing import one_line

from .tree import Evidence, Source

ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)
ADDRESS_AT_MOST, TITLE_AT_MOST, ID_AT_MOST = 2000, 300, 200


class Library:
    """By their ids; a source of another system is called by its address or title."""

    def __init__(self, sources: tuple[Source, ...] = ()) -> None:
        self._sources = {one.id: one for one in sources}

    def __contains__(self, pk: str) -> bool:
        return pk in self._sources

    def all(self) -> tuple[Source, ...]:
        return tuple(self._sources.values())

    def named(self, words: str, title: str = "") -> Source | None:
        """The source of an address or a title; None where there is neither."""
        said = one_line(words)
        is_address = bool(ADDRESS.match(said)) and len(said) <= ADDRESS_AT_MOST
        if not said:
            return None
        made = Source(
            id=said if len(said) <= ID_AT_MOST else f"{said[:100]}… {sha256(said.encode()).hexdigest()[:32]}",
            title=shortened(one_line(title) if is_address else said, TITLE_AT_MOST),
            url=said if is_address else "",
        )
        return self._sources.setdefault(made.id, made)

    def linked(self, links: list[tuple[str, str]], named: str) -> Iterator[Evidence]:
        """What the links in a text lean on; ``named`` is the id of the argument whose text it is."""
        for number, (words, address) in enumerate(links, start=1):
            if is_address(address) and (source := self.named(address, words)):
                yield Evidence(id=f"{named[: ID_AT_MOST - 10]}/{number}", source=source.id)


def is_address(words: str) -> bool:
    return bool(ADDRESS.match(words.strip()))
