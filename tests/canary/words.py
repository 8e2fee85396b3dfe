"""Canaries: words that nobody can guess, and for each who may read it."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

START = "kanari"
LETTERS = "bcdfghjkmpqrtvwxz"  # no vowel and no ending that a stemmer would take off
LONG = 10
WORD = re.compile(f"{START}[{LETTERS}]{{{LONG}}}", re.I)


def new_word() -> str:
    return START + "".join(secrets.choice(LETTERS) for _ in range(LONG))


@dataclass
class Canaries:
    """``said[word]`` names the text, as ``Comment.text of AI-1``; ``seers[word]`` who may read it."""

    said: dict[str, str] = field(default_factory=dict)
    seers: dict[str, frozenset[str]] = field(default_factory=dict)
    writers: dict[str, str] = field(default_factory=dict)

    def plant(self, what: str, seers: Iterable[str], writer: str = "") -> str:
        """``writer`` is who said it, to whom it is handed out on asking wherever it stands."""
        word = new_word()
        self.said[word], self.seers[word], self.writers[word] = what, frozenset(seers), writer
        return word

    def heard_in(self, text: str) -> set[str]:
        """The canaries in a text, whoever may read them."""
        return {word.lower() for word in WORD.findall(text)} & self.said.keys()

    def leaks_in(self, text: str, reader: str) -> set[str]:
        """What of the canaries in ``text`` is not for ``reader``, by name."""
        return {self.said[word] for word in self.heard_in(text) if reader not in self.seers[word]}
