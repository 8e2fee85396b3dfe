"""One thing that a person has to do, and what a topic of such things is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from .members import Members


@dataclass(frozen=True, slots=True)
class Doing:
    """``ref`` and ``title`` name what it is about, ``path`` leads there; ``due`` is a local day.

    ``until`` is when it cannot be done any more, where it has no day.
    ``initiative_id`` is empty for what hangs from the workspace alone. ``more_path`` leads to a second page
    that helps, ``what`` is a code that the sentence needs, ``who`` a name.
    """

    user_id: UUID
    workspace_id: UUID
    code: str
    subject_id: UUID
    ref: str
    path: str
    title: str = ""
    initiative_id: UUID | None = None
    argument_id: UUID | None = None
    count: int = 1
    due: date | None = None
    until: datetime | None = None
    what: str = ""
    who: str = ""
    more_path: str = ""

    @property
    def key(self) -> str:
        """The same thing to do keeps its key from one digest to the next."""
        return f"{self.code}:{self.subject_id}"


@dataclass(frozen=True, slots=True)
class Topic:
    """How things to do of one code are found for many people at once, and how they are said and counted.

    ``count`` takes a number and returns it in words, for subjects: "2 votes to confirm".
    """

    gather: Callable[[Members, datetime], Iterable[Doing]]
    say: Callable[[Doing], tuple[str, str]]
    count: Callable[[int], str]


def gather_nothing(members: Members, now: datetime) -> tuple[Doing, ...]:
    """Of a code whose doings come with those of another, so that the rows are read once."""
    return ()


def named(doing: Doing) -> str:
    """``AI-1#6 What it claims``: the reference is text, so that it can be found and quoted."""
    return f"{doing.ref} {doing.title}".strip()
