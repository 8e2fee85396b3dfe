"""Menus of links by which a list is sorted and narrowed: each choice keeps what the others say."""

from typing import Protocol


class Asked(Protocol):
    """What an address asks for, word by word."""

    def address(self, **changes: str) -> str: ...


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
