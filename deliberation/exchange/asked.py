"""What an export is told and asks: whose it is, of which place, and the nouns as that reader may see them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from accounts.models import Workspace
from deliberation.models import Initiative
from deliberation.permissions import Actor

Row = dict[str, Any]


class Noun(Protocol):
    """How the rows of one noun are told to other systems; the REST door knows, and gives its shapes."""

    def count(self, export: "Export") -> int: ...

    def told(self, export: "Export") -> Iterator[Row]: ...


@dataclass(frozen=True, slots=True)
class Export:
    """``until`` is when it began: what was added later is left out, so that nothing points at what is missing.

    ``tell`` hears how far it is, ``hold`` that for a while nothing can be told.
    """

    by: Actor
    workspace: Workspace
    initiative: Initiative | None
    until: datetime
    nouns: Mapping[str, Noun]
    options: Mapping[str, Any]
    tell: Callable[[int], None] = lambda done: None
    hold: Callable[[], None] = lambda: None

    def count(self, names: tuple[str, ...]) -> int:
        return sum(self.nouns[name].count(self) for name in names)

    def rows(self, name: str) -> Iterator[Row]:
        """All of one noun, a few hundred in memory at a time."""
        return self.nouns[name].told(self)

    def counted(self, names: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
        """The rows of several nouns, one noun after the other, while it is told how far it is."""
        done = 0
        for name in names:
            for row in self.rows(name):
                yield name, row
                done += 1
                self.tell(done)
        self.tell(done)
