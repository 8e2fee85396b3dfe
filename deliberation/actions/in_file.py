"""What a file brings, as its other lines point at it before it is here."""

from dataclasses import dataclass, field

from deliberation.actions.brought import BroughtArgument, Name
from deliberation.models.arguments import MAX_DEPTH


@dataclass(frozen=True, slots=True)
class Thread:
    """An argument of the file, as what stands under it has to know it."""

    parent: Name | None
    place: str
    kind: str | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the file, as its replies have to know it."""

    argument: Name | None
    place: str
    is_reply: bool


@dataclass(slots=True)
class InFile:
    """By keys."""

    arguments: dict[str, Thread] = field(default_factory=dict)
    comments: dict[str, Remark] = field(default_factory=dict)

    def level(self, key: str) -> int:
        """How many arguments of the file one of them stands under; one more than may be for a circle."""
        level, above = 0, self.arguments[key].parent
        while above is not None and above.key in self.arguments and level <= MAX_DEPTH:
            level, above = level + 1, self.arguments[above.key].parent
        return level

    def hangs_from(self, one: BroughtArgument) -> Name | None:
        """What the thread of the file that it stands in is tied to outside of the file."""
        above, level = one.parent, 0
        while above is not None and above.key in self.arguments and level <= MAX_DEPTH:
            level, above = level + 1, self.arguments[above.key].parent
        return above

    def was_withdrawn(self, name: Name) -> bool:
        """Responses to it, and its sources, came before that."""
        return name.key in self.arguments and self.arguments[name.key].withdrawn


NO_FILE = InFile()
