"""What has to be true when a storm is over: of the rows, and of what the mail server took."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

FINAL = {"accepted", "bounced", "skipped", "failed", "unknown"}
WHY = {"skipped": {"no_access", "opted_out", "empty"}, "bounced": {"refused"}, "failed": {"deferred"}}


@dataclass(frozen=True, slots=True)
class Row:
    """One of OutgoingMail; ``place`` is the workspace that it tells of."""

    place: str
    to: str
    state: str
    reason: str
    message_id: str
    possible_duplicate: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """A mail that was complete when the server had it, whatever the client heard of it; ``text`` is what one reads."""

    to: str
    message_id: str
    at: float
    text: bytes = b""


@dataclass(frozen=True, slots=True)
class Story:
    """What is known beside the rows. ``left`` is since when somebody is no member, or wants no mail."""

    members: frozenset[str]  # of each workspace with a digest that is due: "AI hana@…"
    unplanned: frozenset[str]  # those whose subscription still waits
    left: dict[str, float] = field(default_factory=dict)
    secret: bytes = b""
    may_know: frozenset[str] = frozenset()


def faults(rows: Sequence[Row], copies: Sequence[Copy], story: Story) -> list[str]:
    """Each breach of the promise, as a sentence."""
    return [
        *_unplanned(rows, story),
        *_without_an_end(rows),
        *_lost(rows, copies),
        *_unrecorded(rows, copies),
        *_forbidden(rows, copies, story),
    ]


def _unplanned(rows: Sequence[Row], story: Story) -> Iterable[str]:
    """Everybody has one mail, but who left before it was planned."""
    planned = Counter(f"{row.place} {row.to}" for row in rows)
    for who in sorted(story.members):
        number, gone = planned[who], who.partition(" ")[2] in story.left
        if number > 1 or (not number and not gone):
            yield f"{who} was planned {number} times"
    for who in sorted(story.unplanned):
        yield f"{who} still waits to be planned"
    for who in sorted(planned.keys() - story.members):
        yield f"{who} was planned and is no member"


def _without_an_end(rows: Sequence[Row]) -> Iterable[str]:
    for row in rows:
        if row.state not in FINAL or (row.state == "unknown" and not row.possible_duplicate):
            yield f"{row.to} was left {row.state}"
        elif row.state != "accepted" and not row.reason:
            yield f"{row.to} is {row.state} and nothing says why"
        elif row.reason not in WHY.get(row.state, {row.reason}):
            yield f"{row.to} is {row.state} because of {row.reason}"


def _lost(rows: Sequence[Row], copies: Sequence[Copy]) -> Iterable[str]:
    """What is said to be accepted was taken."""
    taken = {copy.message_id for copy in copies}
    for row in rows:
        if row.state == "accepted" and row.message_id not in taken:
            yield f"{row.to} is accepted and the server never took it"


def _unrecorded(rows: Sequence[Row], copies: Sequence[Copy]) -> Iterable[str]:
    """What was taken twice is on record; so is what was taken and is not said to be accepted."""
    taken: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        taken[copy.message_id].append(copy)
    known = {row.message_id: row for row in rows if row.message_id}
    for message_id, some in taken.items():
        row = known.get(message_id)
        if row is None:
            yield f"{some[0].to} got a mail that no row knows of"
        elif len(some) > 2:
            yield f"{row.to} got it {len(some)} times"
        elif not row.possible_duplicate and (len(some) == 2 or row.state != "accepted"):
            yield f"{row.to} got it {len(some)} times; it is {row.state} and no possible duplicate"


def _forbidden(rows: Sequence[Row], copies: Sequence[Copy], story: Story) -> Iterable[str]:
    """Nobody got one who may not, nor a word that is for others."""
    whose = {row.message_id: row.to for row in rows if row.message_id}
    for copy in copies:
        if copy.at >= story.left.get(copy.to, copy.at + 1):
            yield f"{copy.to} got a mail after leaving"
        if whose.get(copy.message_id, copy.to) != copy.to:
            yield f"{copy.to} got the mail of {whose[copy.message_id]}"
        if story.secret and story.secret in copy.text and copy.to not in story.may_know:
            yield f"{copy.to} was told what is for others"
