"""What a digest is made of, as plain data: nothing here asks a database."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from deliberation.movement import Change

AHEAD = timedelta(days=14)  # how far a digest looks
QUIET = ("coming", "after")  # sections that are no reason for a mail


@dataclass(frozen=True, slots=True)
class InitiativeFacts:
    ref: str
    title: str
    results_are_out: bool
    closes_at: datetime | None  # only while it is open
    progress: tuple[int, int] | None = None  # actions done, of how many: from the decision until it closes

    @property
    def path(self) -> str:
        return f"/i/{self.ref}/"


@dataclass(frozen=True, slots=True)
class ArgumentFacts:
    """``readable`` is false for what was hidden, ``active`` for what was withdrawn or merged too."""

    number: int
    initiative: InitiativeFacts
    claim: str
    kind: str
    relation: str
    author: str
    readable: bool
    active: bool
    needs_source: bool

    @property
    def ref(self) -> str:
        return f"{self.initiative.ref}#{self.number}"

    @property
    def path(self) -> str:
        return f"{self.initiative.path}{self.number}/"


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The words of a decision, in Markdown as they were written."""

    rationale: str
    dissent: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something with a day: an action to do, a source to check again, what a commitment delivers.

    ``initiative`` is empty for the workspace's; ``step`` is a milestone's title.
    """

    code: str
    subject: str
    initiative: str
    text: str
    day: date
    who: str = ""
    who_ko: str = ""  # where it has two names
    step: str = ""

    @property
    def key(self) -> str:
        """That of the thing to do, for whoever has to do it."""
        return f"{self.code}:{self.subject}"


@dataclass(slots=True)
class EditionFacts:
    """An edition with the nouns that its changes are about, by id (as text), as they are now.

    ``organisations`` holds (English, Korean) short names, ``ahead`` what comes up; ``memo`` keeps what was worked
    out for all readers.
    """

    workspace_id: UUID
    workspace_key: str
    workspace_name: str
    starts_at: datetime
    ends_at: datetime
    changes: list[Change]
    initiatives: dict[str, InitiativeFacts]
    arguments: dict[str, ArgumentFacts]
    organisations: dict[str, tuple[str, str]]
    decisions: dict[str, DecisionFacts] = field(default_factory=dict)
    ahead: tuple[Ahead, ...] = ()
    note: str = ""
    note_by: str = ""
    memo: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: ``seen`` are the initiatives (ids as text) that this person may see at this moment.

    ``follows`` holds the level that was chosen for an initiative, ``voted`` arguments with a vote of theirs,
    ``shown`` how often a thing to do was told in full, by its key.
    """

    user_id: str
    language: str
    zone: str
    seen: frozenset[str]
    follows: dict[str, str] = field(default_factory=dict)
    voted: frozenset[str] = frozenset()
    shown: dict[str, int] = field(default_factory=dict)
    covers_gap: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Kind, claim as link, what happened, why the reader gets it.

    ``tone`` names a colour, ``mark`` and ``lead`` are the kind's sign and word; ``before`` → ``after`` stands
    before ``what``; ``more`` and ``more_href`` are a second link; ``tally`` is (agree, disagree, unsure);
    ``words`` are paragraphs that somebody wrote, as text.
    Addresses are relative to the site.
    """

    code: str
    text: str
    href: str = ""
    ref: str = ""
    tone: str = ""
    mark: str = ""
    lead: str = ""
    before: str = ""
    after: str = ""
    what: str = ""
    reason: str = ""
    more: str = ""
    more_href: str = ""
    tally: tuple[int, int, int] | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    heading: str
    lines: tuple[Line, ...]
    folded: str = ""  # "and 12 more", "and 3 told before"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """One change chosen for one reader: its place in the edition, the section, and the reason code."""

    place: int
    section: str
    reason: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do by its key: how often it was shown in full, with this time, and whether it is this time."""

    key: str
    shown: int
    in_full: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The changes that are told in full, how many of each sort there are, by section, and what there is to do."""

    picks: tuple[Pick, ...]
    counts: dict[str, Counter[str]]
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """All that mail, page, preview and API say; ``choice`` is what is kept of it."""

    language: str
    workspace: str
    period: str
    subject: str
    sections: tuple[Section, ...]
    choice: Choice
    numbers: str = ""
    note: str = ""
    note_by: str = ""
    gap: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing to do and nothing new: what is coming up anyway is no news, nor what was told before."""
        return not any(section.lines for section in self.sections if section.code not in QUIET)
