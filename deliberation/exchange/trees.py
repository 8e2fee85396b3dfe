"""What a codec read becomes lines: an initiative, its arguments from the top, their evidence and comments."""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO
from uuid import UUID

from deliberation.actions.brought import (
    Brought,
    BroughtArgument,
    BroughtComment,
    BroughtEvidence,
    BroughtInitiative,
    Name,
)

from . import tree
from .fields import KEY_AT_MOST, LineFaults


class Tree:
    """One file that a codec read; Raises Invalid with every fault where it cannot be read."""

    def __init__(self, file: BinaryIO, system: str, read: Callable[[bytes], tree.Reading]) -> None:
        reading = read(file.read())
        self.initiative, self.lines, self.system = reading.initiative, reading.lines, system
        self.notes = [f"{note.line}: {note.detail}" if note.line else note.detail for note in reading.notes]

    def things(self, faults: LineFaults) -> Iterator[Brought]:
        """What was read is right in itself; what is wrong beside what stands here is told by its argument's line."""
        initiative = self.initiative
        name = self._name(_key_of(initiative))
        place = name.key
        yield BroughtInitiative(0, name, initiative.title, _fields(initiative))
        yield from self._talk(initiative.comments, None, place)
        for one, parent in tree.each_argument(initiative.arguments):
            yield self._argument(one, parent, place)
            yield from self._evidence(one, place)
            yield from self._talk(one.comments, self._name(one.id), place)

    def _name(self, name: str) -> Name:
        return Name(f"{self.system}:{name}"[:KEY_AT_MOST], _uuid(name))

    def _argument(self, one: tree.Argument, parent: tree.Argument | None, place: str) -> BroughtArgument:
        return BroughtArgument(
            self.lines.get(one.id, 0),
            self._name(one.id),
            one.claim,
            one.reasons,
            kind=None if parent else one.kind,
            parent=self._name(parent.id) if parent else None,
            relation=one.relation if parent else None,
            withdrawn=one.state == "withdrawn",
            place=place,
        )

    def _evidence(self, argument: tree.Argument, place: str) -> Iterator[BroughtEvidence]:
        sources = {one.id: one for one in self.initiative.sources}
        for one in argument.evidence:
            fields = {"bearing": one.bearing, "quote": one.quote, "locator": one.locator}
            name = Name(f"{self._name(argument.id).key}/{one.id}"[-KEY_AT_MOST:], _uuid(one.id))
            yield BroughtEvidence(
                self.lines.get(argument.id, 0),
                name,
                self._name(argument.id),
                _source(sources[one.source]),
                fields,
                place,
            )

    def _talk(
        self, comments: tuple[tree.Comment, ...], argument: Name | None, place: str
    ) -> Iterator[BroughtComment]:
        for one in comments:
            yield BroughtComment(0, self._name(one.id), one.text, argument, None, place)
            for reply in one.replies:
                yield BroughtComment(0, self._name(reply.id), reply.text, argument, self._name(one.id), place)


def _key_of(initiative: tree.Initiative) -> str:
    """Ours have an id; other systems call every discussion alike, so that its title names it."""
    if _uuid(initiative.id):
        return initiative.id
    return sha256(initiative.title.encode()).hexdigest()[:32]


def _fields(initiative: tree.Initiative) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(initiative, name) for name in ("proposal", "summary", "text")}
    fields |= {"objectives": list(initiative.objectives), "themes": list(initiative.themes)}
    return fields | ({"language": initiative.language} if initiative.language else {})


def _source(source: tree.Source) -> dict[str, Any]:
    """``published`` is a day or a year."""
    told = {name: getattr(source, name) for name in ("title", "publisher", "url", "kind", "language")}
    when = "published_on" if len(source.published) == 10 else "published_year"
    is_day = len(source.published) == 10
    value = date.fromisoformat(source.published) if is_day else int(source.published or 0)
    return {name: value for name, value in {**told, when: value}.items() if value}


def _uuid(name: str) -> UUID | None:
    try:
        return UUID(name) if len(name) == 36 else None
    except ValueError:
        return None
