"""Lists that an address sorts and narrows: what it asks for, and the menus by which one choice keeps the others."""

from collections.abc import Collection
from dataclasses import asdict, fields
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from deliberation.models.saved_views import ASKED

from .keyset import id_in


class Asked:
    """What a list's frozen dataclass of words has in common. What is not said is its field's default."""

    __slots__ = ()

    def address(self, **changes: str) -> str:
        """The query string with some words changed, from the beginning of the list on unless ``after`` is said."""
        said = self.said(**changes)
        return f"?{urlencode(said)}" if said else "?"

    def said(self, **changes: str) -> dict[str, str]:
        """The words that differ from what is not said."""
        this: Any = self
        unsaid = {one.name: one.default for one in fields(this)}
        words = asdict(this) | {"after": ""} | changes
        return {name: word for name, word in words.items() if word and word != unsaid.get(name)}


def known(word: str, words: Collection[str]) -> str:
    """A word of the address; one that nothing knows counts as not said."""
    return word if word in words else ""


def asked_of(query, listing: str) -> dict[str, str]:
    """Of an address the words that this list can be asked for, which are those that a view of it can keep."""
    said = {word: _read(query.get(word, ""), values) for word, values in ASKED[listing].items()}
    return {word: value for word, value in said.items() if value}


def _read(text: str, values: tuple[str, ...] | type[UUID] | int) -> str:
    if isinstance(values, tuple):
        return known(text, values)
    return text.strip()[:values] if isinstance(values, int) else str(id_in(text) or "")


def menu(name: str, title: str, choices: list[tuple[str, str]], wish: Asked) -> dict:
    """One menu of initiatives/tools.html; ``choices`` are codes with their words, what is not said the first."""
    chosen = getattr(wish, name)
    return {
        "code": name,
        "name": title,
        "now": dict(choices).get(chosen, choices[0][1]),
        "choices": [
            {"word": word, "href": wish.address(**{name: code}), "now": code == chosen}
            for code, word in choices
        ],
    }
