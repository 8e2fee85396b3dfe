"""What hangs from something that is left out of a file: it goes with it, or finds another place."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from deliberation.actions.brought import (
    Brought,
    BroughtArgument,
    BroughtComment,
    BroughtEvidence,
    BroughtQuestion,
    LeftOut,
    Name,
)
from deliberation.actions.in_file import InFile

from .left_out import ALONE, MOVED, WITH, LeftOuts

STEPS_AT_MOST = 20  # up a thread, and from what shows as another to that one, which may be left out, too


@dataclass(slots=True)
class Settling:
    """``arguments`` that are left out, with what they show as; ``comments`` that are."""

    arguments: dict[str, Name | None] = field(default_factory=dict)
    comments: set[str] = field(default_factory=set)
    notes: LeftOuts = field(default_factory=LeftOuts)

    def add(self, one: LeftOut) -> None:
        self.notes.add(one.line, one.noun, one.why)
        if one.name is not None and one.noun == "argument":
            self.arguments[one.name.key] = one.instead
        elif one.name is not None and one.noun == "comment":
            self.comments.add(one.name.key)

    def settle(self, file: InFile) -> None:
        """Once the whole file is known: what goes with something is left out of it, and what moves stands there."""
        if not self.arguments:
            return
        gone = [key for key in file.arguments if self._is_gone(Name(key), file, STEPS_AT_MOST)]
        for key in gone:
            del file.arguments[key]
        self.arguments |= dict.fromkeys(gone)
        for key, thread in file.arguments.items():
            if thread.parent is not None and thread.parent.key in self.arguments:
                file.arguments[key] = replace(thread, parent=self.place_of(thread.parent))
        for key, remark in file.comments.items():
            if remark.argument is not None and remark.argument.key in self.arguments:
                file.comments[key] = replace(remark, argument=self.place_of(remark.argument))

    def _is_gone(self, name: Name, file: InFile, steps: int) -> bool:
        """Whether it, or what it stands under, is left out for good; a circle is not, but a fault."""
        place = self.place_of(name)
        if place is None:
            return True
        thread = file.arguments.get(place.key)
        if thread is None or thread.parent is None or not steps:
            return False
        return self._is_gone(thread.parent, file, steps - 1)

    def place_of(self, name: Name | None) -> Name | None:
        """The argument that carries what hangs from this one: itself, what it shows as, or none."""
        for _step in range(STEPS_AT_MOST):
            if name is None or name.key not in self.arguments:
                return name
            name = self.arguments[name.key]
        return None

    def settled(self, one: Brought, tell: Callable[[int, str, str], None]) -> Brought | None:
        """The same at its place; None where it is left out with what it stands under."""
        if not self.arguments and not self.comments:
            return one
        if isinstance(one, BroughtArgument):
            return self._under(
                one, "argument", "parent", one.parent, tell, gone=one.name.key in self.arguments
            )
        if isinstance(one, BroughtEvidence):
            return self._under(one, "evidence", "argument", one.argument, tell)
        if isinstance(one, BroughtComment):
            found = self._under(one, "comment", "argument", one.argument, tell)
            return self._alone(found, tell) if isinstance(found, BroughtComment) else None
        return self._gathering(one, tell) if isinstance(one, BroughtQuestion) else one

    def _under(self, one: Any, noun: str, way: str, name: Name | None, tell, *, gone: bool = False) -> Any:
        place = self.place_of(name)
        if gone or (name is not None and place is None):
            return tell(one.line, noun, WITH)
        if place is name:
            return one
        tell(one.line, noun, MOVED)
        return replace(one, **{way: place})

    def _alone(self, one: BroughtComment, tell) -> BroughtComment:
        if one.parent is None or one.parent.key not in self.comments:
            return one
        tell(one.line, "comment", ALONE)
        return replace(one, parent=None)

    def _gathering(self, one: BroughtQuestion, tell) -> BroughtQuestion:
        """It gathers what shows as what it gathered, once."""
        places = [self.place_of(name) for name in one.arguments]
        if None in places:
            tell(one.line, "question.arguments", WITH)
        return replace(one, arguments=tuple({name.key: name for name in places if name}.values()))
