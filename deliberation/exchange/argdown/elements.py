"""One element of Argdown while it is read: its words, what emphasises them, its tags and data."""

from dataclasses import dataclass, field
from typing import Any

from .tokens import Token

OPENS, CLOSES = 1, 2
BRACKETS = {"statement": ("[", "]"), "argument": ("<", ">")}


@dataclass(slots=True)
class Element:
    """``role`` is where it stands: top, relation, step, item or heading; ``mark`` and ``indent`` are a relation's."""

    role: str
    line: int
    mark: str = ""
    indent: int = -1
    shape: str = ""
    title: str = ""
    defines: bool = False
    tags: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _open: list[tuple[str, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self._parts).split())

    @property
    def is_empty(self) -> bool:
        return not self.title and not self.text

    @property
    def is_bare(self) -> bool:
        return not self.title and not self._parts

    def name(self, token: Token) -> None:
        self.shape, _dash, way = token.kind.partition("_")
        self.title, self.defines = " ".join(token.words.split()), way == "definition"

    def say(self, words: str) -> None:
        self._parts.append(words)

    def link(self, token: Token) -> None:
        self._parts.append(token.words)
        self.links.append((token.words, str(token.more)))

    def emphasise(self, token: Token) -> None:
        """A mark that closes what the last one opened takes both away; one without the other is a mere sign."""
        may = int(token.more)
        if may & CLOSES and self._open and self._open[-1][0] == token.words:
            self._parts[self._open.pop()[1]] = ""
        elif may & OPENS:
            self._open.append((token.words, len(self._parts)))
            self._parts.append(token.words)
        else:
            self._parts.append(token.words)

    def settle(self) -> None:
        """Words behind a mere reference make it no reference: its brackets are signs."""
        if self.title and not self.defines and self.text:
            begins, ends = BRACKETS[self.shape]
            self._parts.insert(0, f"{begins}{self.title}{ends} ")
            self.shape, self.title = "", ""
