"""What is exchanged with other systems: one initiative and all that hangs from it, as plain data.

Codecs write and read these, and know no database; who fills them asks `visible_to`, so what may not be told (a tally, a
name) is None or empty here. Codes are DOMAIN.md's English words.

Texts are as verbs keep them: titles, claims and names on one line, the rest with single line feeds, all in normal
form C.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field
from datetime import date, datetime
from typing import Any

MAX_DEPTH = 6  # of responses below an argument of a kind
MOST_ARGUMENTS = 20_000  # of one initiative, responses included


def _line(most: int, default: Any = "") -> Any:
    """A text on one line, at most so many characters long."""
    return field(default=default, metadata={"most": most})


def _text(most: int, default: Any = "") -> Any:
    """A text of many lines."""
    return field(default=default, metadata={"most": most, "many_lines": True})


def _code(*values: str, default: Any = "") -> Any:
    return field(default=default, metadata={"most": 40, "codes": values})


@dataclass(frozen=True, slots=True)
class Author:
    """Who said it, as far as it may be told: of public readers and secret ballots, the organisation or nothing."""

    name: str = _line(120)
    organisation: str = _line(200)


@dataclass(frozen=True, slots=True)
class Tally:
    agree: int
    disagree: int
    unsure: int


@dataclass(frozen=True, slots=True)
class GroupTally:
    """The votes of one organisation's members; small ones come folded as "others"."""

    organisation: str = _line(200, MISSING)
    tally: Tally


@dataclass(frozen=True, slots=True)
class Source:
    """``published`` is a day (2025-06-30), a year (2025), or empty. It has a title or a url."""

    id: str = _line(200, MISSING)
    title: str = _line(300)
    publisher: str = _line(200)
    published: str = field(default="", metadata={"most": 10, "is_day_or_year": True})
    url: str = _line(2000)
    kind: str = _code("law", "statistics", "study", "statement", "news", "expert", "company")
    language: str = _code("en", "ko")


@dataclass(frozen=True, slots=True)
class Evidence:
    """``source`` is the id of one of the initiative's sources."""

    id: str = _line(200, MISSING)
    source: str = _line(200, MISSING)
    bearing: str = _code("supports", "contradicts", "context", default="supports")
    quote: str = _text(4000)
    locator: str = _line(120)
    grade: str = _code("strong", "fair", "weak")
    grade_reason: str = _line(500)


@dataclass(frozen=True, slots=True)
class Comment:
    """``replies`` have none of their own."""

    id: str = _line(200, MISSING)
    text: str = _text(10_000, MISSING)
    author: Author = Author()
    at: datetime | None = None
    replies: "tuple[Comment, ...]" = ()


@dataclass(frozen=True, slots=True)
class Handling:
    """What makes an argument of the kind *challenge* something to handle; ``owner`` is an organisation."""

    status: str = _code("unhandled", "in_hand", "mitigated", "accepted", "dismissed", default="unhandled")
    likelihood: int | None = field(default=None, metadata={"range": (1, 5)})
    impact: int | None = field(default=None, metadata={"range": (1, 5)})
    owner: str = _line(200)
    mitigation: str = _text(4000)
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """It has a ``kind`` right under the initiative, and a ``relation`` to what it stands under everywhere else.

    ``id`` is a UUID where it comes from here, else what the file calls it; no other argument of the tree has it.
    ``ref`` is what people call it: ``AI-12#7``, or the title that another system gave it. ``tally`` and ``label`` are
    None and empty where votes may not be told. ``merged_into`` is the id of the one that it shows as. What is
    ``hidden`` says so in its claim, whoever reads it, for such a file is handed on.
    """

    id: str = _line(200, MISSING)
    claim: str = _line(280, MISSING)
    kind: str = _code("advantage", "disadvantage", "challenge")
    relation: str = _code("supports", "rebuts", "answers")
    reasons: str = _text(20_000)
    ref: str = _line(200)
    state: str = _code("active", "withdrawn", "merged", default="active")
    merged_into: str = _line(200)
    hidden: bool = False
    author: Author = Author()
    at: datetime | None = None
    label: str = _line(20)
    tally: Tally | None = None
    by_organisation: tuple[GroupTally, ...] = ()
    handling: Handling | None = None
    external_id: str = _line(200)
    evidence: tuple[Evidence, ...] = ()
    comments: tuple[Comment, ...] = ()
    responses: "tuple[Argument, ...]" = ()


@dataclass(frozen=True, slots=True)
class Party:
    organisation: str = _line(200, MISSING)
    part: str = _code("lead", "supporting", default="lead")


@dataclass(frozen=True, slots=True)
class Position:
    """An organisation's stand on the proposal."""

    organisation: str = _line(200, MISSING)
    stand: str = _code("support", "support_with_conditions", "no_objection", "oppose", default=MISSING)
    conditions: str = _text(4000)


@dataclass(frozen=True, slots=True)
class Decision:
    """``relied_on`` are ids of arguments."""

    outcome: str = _code("adopt", "adopt_with_conditions", "defer", "reject", default=MISSING)
    rationale: str = _text(20_000, MISSING)
    dissent: str = _text(20_000)
    state: str = _code("proposed", "confirmed", "refused", "superseded", default="confirmed")
    at: datetime | None = None
    relied_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """``source`` is the id of one of the initiative's sources."""

    source: str = _line(200, MISSING)
    quote: str = _text(4000)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is taken as given; one that cites nothing is told so."""

    id: str = _line(200, MISSING)
    text: str = _line(1000, MISSING)
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A key question; ``arguments`` are the ids of those that it gathers."""

    id: str = _line(200, MISSING)
    text: str = _line(500, MISSING)
    answer: str = _text(10_000)
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Initiative:
    """``ref`` is ``AI-12`` where it comes from here. ``language`` is what it is written in, where that is known."""

    id: str = _line(200, MISSING)
    title: str = _line(200, MISSING)
    ref: str = _line(40)
    proposal: str = _line(200)
    summary: str = _text(4000)
    text: str = _text(100_000)
    stage: str = _code(
        "draft", "open", "deciding", "decided", "monitoring", "closed", "withdrawn", default="draft"
    )
    language: str = _code("en", "ko")
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    at: datetime | None = None
    external_id: str = _line(200)
    objectives: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    positions: tuple[Position, ...] = ()
    sources: tuple[Source, ...] = ()
    decision: Decision | None = None
    facts: tuple[Fact, ...] = ()
    questions: tuple[Question, ...] = ()
    comments: tuple[Comment, ...] = ()
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something in a file that has no place here: in which line (0 for the whole), and what became of it."""

    line: int
    detail: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, and what it says that could not be carried over. ``lines`` are where arguments stand, by id."""

    initiative: Initiative
    notes: tuple[Note, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


def each_argument(arguments: tuple[Argument, ...]) -> Iterator[tuple[Argument, Argument | None]]:
    """Every argument with the one that it stands under, from the top, in the order in which they are written."""
    waiting: list[tuple[Argument, Argument | None]] = [(one, None) for one in reversed(arguments)]
    while waiting:
        one, parent = waiting.pop()
        yield one, parent
        waiting += [(below, one) for below in reversed(one.responses)]
