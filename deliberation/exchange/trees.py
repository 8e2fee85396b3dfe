"""What a codec read becomes lines: an initiative, its arguments from the top, their evidence and comments."""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any, BinaryIO

from deliberation.actions.brought import (
    Brought,
    BroughtArgument,
    BroughtComment,
    BroughtEvidence,
    BroughtFact,
    BroughtInitiative,
    BroughtQuestion,
    LeftOut,
    Name,
)

from . import tree
from .faults import Faults
from .fields import KEY_AT_MOST, uuid_of
from .left_out import FIELD, HIDDEN, MERGED, THEIRS


class Tree:
    """One file that a codec read; Raises Invalid with every fault where it cannot be read."""

    def __init__(self, file: BinaryIO, system: str, read: Callable[[bytes], tree.Reading]) -> None:
        reading = read(file.read())
        self.initiative, self.lines, self.system = reading.initiative, reading.lines, system
        self.sources = {one.id: one for one in reading.initiative.sources}
        self.notes = [f"{note.line}: {note.detail}" if note.line else note.detail for note in reading.notes]

    def things(self, faults: Faults) -> Iterator[Brought]:
        """What was read is right in itself; what is wrong beside what stands here is told by its argument's line."""
        initiative = self.initiative
        name = self._name(_key_of(initiative))
        place = name.key
        yield BroughtInitiative(0, name, initiative.title, _fields(initiative))
        yield from self._said_anew()
        yield from self._talk(initiative.comments, None, place, 0)
        for one, parent in tree.each_argument(initiative.arguments):
            line = self.lines.get(one.id, 0)
            yield self._left_out(one, line) or self._argument(one, parent, place, line)
            yield from self._evidence(one, place, line)
            yield from self._talk(one.comments, self._name(one.id), place, line)
            yield from _said_anew_of(one, line)
        yield from self._facts(place)
        for asked in initiative.questions:
            gathers = tuple(self._name(pk) for pk in asked.arguments)
            yield BroughtQuestion(0, self._name(asked.id), asked.text, asked.answer, gathers, place)

    def _name(self, name: str) -> Name:
        return Name(f"{self.system}:{name}"[:KEY_AT_MOST], uuid_of(name))

    def _said_anew(self) -> Iterator[LeftOut]:
        initiative = self.initiative
        for name in ("stage", "parties", "opens_at", "closes_at"):
            if getattr(initiative, name) not in ("draft", (), None):
                yield LeftOut(0, f"initiative.{name}", FIELD)
        for _position in initiative.positions:
            yield LeftOut(0, "position", THEIRS)
        if initiative.decision is not None:
            yield LeftOut(0, "decision", THEIRS)

    def _left_out(self, one: tree.Argument, line: int) -> LeftOut | None:
        """What only its place is told of, or what shows as another."""
        if one.hidden:
            return LeftOut(line, "argument", HIDDEN, self._name(one.id))
        instead = self._name(one.merged_into) if one.merged_into else None
        if one.state == "merged":
            return LeftOut(line, "argument", MERGED, self._name(one.id), instead)
        return None

    def _argument(
        self, one: tree.Argument, parent: tree.Argument | None, place: str, line: int
    ) -> BroughtArgument:
        return BroughtArgument(
            line,
            self._name(one.id),
            one.claim,
            one.reasons,
            kind=None if parent else one.kind,
            parent=self._name(parent.id) if parent else None,
            relation=one.relation if parent else None,
            withdrawn=one.state == "withdrawn",
            place=place,
        )

    def _evidence(self, argument: tree.Argument, place: str, line: int) -> Iterator[BroughtEvidence]:
        for one in argument.evidence:
            fields = {"bearing": one.bearing, "quote": one.quote, "locator": one.locator}
            name = Name(f"{self._name(argument.id).key}/{one.id}"[-KEY_AT_MOST:], uuid_of(one.id))
            source = _source(self.sources[one.source])
            yield BroughtEvidence(line, name, self._name(argument.id), source, fields, place)
            if one.grade:
                yield LeftOut(line, "evidence.grade", FIELD)

    def _facts(self, place: str) -> Iterator[BroughtFact]:
        for one in self.initiative.facts:
            cited = tuple((_source(self.sources[link.source]), link.quote) for link in one.sources)
            yield BroughtFact(0, self._name(one.id), one.text, cited, place)

    def _talk(
        self, comments: tuple[tree.Comment, ...], argument: Name | None, place: str, line: int
    ) -> Iterator[BroughtComment]:
        for one in comments:
            said = self._name(one.id)
            yield BroughtComment(line, said, one.text, argument, None, place)
            for reply in one.replies:
                yield BroughtComment(line, self._name(reply.id), reply.text, argument, said, place)


def _said_anew_of(one: tree.Argument, line: int) -> Iterator[LeftOut]:
    if one.handling not in (None, tree.Handling()):
        yield LeftOut(line, "argument.challenge", FIELD)
    if one.tally is not None and one.tally != tree.Tally(0, 0, 0):
        yield LeftOut(line, "argument.tally", THEIRS)


def _key_of(initiative: tree.Initiative) -> str:
    """Ours have an id; other systems call every discussion alike, so that its title names it."""
    if uuid_of(initiative.id):
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
