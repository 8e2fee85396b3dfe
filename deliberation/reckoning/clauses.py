"""The numbers of clauses: 3.2 is the second one under the third."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Numbered(Generic[Key]):
    """One clause at its place, with those under it."""

    row: Any
    number: str
    depth: int
    below: list["Numbered[Key]"] = field(default_factory=list)

    def each(self) -> Iterator["Numbered[Key]"]:
        """It and all under it, as they are read."""
        yield self
        for one in self.below:
            yield from one.each()


def tree(rows: Iterable[Any]) -> list[Numbered]:
    """The clauses of one agreement as a tree; each row has ``pk``, ``parent_id`` and ``position``."""
    below: dict[Any, list[Any]] = {}
    for row in sorted(rows, key=lambda row: (row.position, str(row.pk))):
        below.setdefault(row.parent_id, []).append(row)
    return _numbered(below, None, "", 1)


def in_order(rows: Iterable[Any]) -> list[Numbered]:
    """The same as one list, as they are read."""
    return [one for top in tree(rows) for one in top.each()]


def _numbered(below: dict, parent: Any, prefix: str, depth: int) -> list[Numbered]:
    return [
        Numbered(row, f"{prefix}{at}", depth, _numbered(below, row.pk, f"{prefix}{at}.", depth + 1))
        for at, row in enumerate(below.get(parent, ()), start=1)
    ]
