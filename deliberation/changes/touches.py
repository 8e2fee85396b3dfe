"""What a verb makes out of date, as functions of its Activity; ``table`` says which verb takes which.

Some verbs touch more than what they are about: a comment is counted on its argument, an answer settles a challenge, an
audience decides who sees all of an initiative. What is only counted otherwise stands ``beside``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from accounts.models.people import UserKind
from accounts.models.workspaces import FOLLOW_UP
from deliberation.models import Activity, Audience, Change, Stage

from .around import Around

Noun = Change.Noun


@dataclass(frozen=True, slots=True)
class Touched:
    """One noun, in its place. ``known`` None is: known to all members where its initiative is open to all of them."""

    noun: str
    pk: UUID
    initiative: UUID | None = None
    argument: UUID | None = None
    whole: bool = False
    known: bool | None = None
    reader: UUID | None = None
    beside: bool = False


Touches = Callable[[Activity, Around], Iterator[Touched]]
SIGHT = frozenset({"role", "organisation"})  # of a membership: what it sees hangs from these


def nothing(activity: Activity, around: Around) -> Iterator[Touched]:
    """It changes nothing that the API tells of any noun, or what only its makers see."""
    yield from ()


def the(noun: str) -> Touches:
    """What the verb is about, in the Activity's place."""

    def touches(activity: Activity, around: Around) -> Iterator[Touched]:
        yield Touched(noun, activity.subject_id, activity.initiative_id, activity.argument_id)

    return touches


def all_of(*several: Touches) -> Touches:
    def touches(activity: Activity, around: Around) -> Iterator[Touched]:
        for one in several:
            yield from one(activity, around)

    return touches


def counts(activity: Activity, around: Around) -> Iterator[Touched]:
    """The argument of the Activity, where something is counted otherwise, and the one that it shows as."""
    if activity.argument_id:
        yield from _with_shown(activity.argument_id, around, beside=True)


def argument(activity: Activity, around: Around) -> Iterator[Touched]:
    """The argument itself; the one that it shows as counts with it."""
    yield from _with_shown(activity.argument_id, around)


def tree(activity: Activity, around: Around) -> Iterator[Touched]:
    """The argument, what it responds to or did, what it shows as or did, and the counts of the initiative."""
    yield from argument(activity, around)
    yield from _above(activity, around)


def sight_of_argument(activity: Activity, around: Around) -> Iterator[Touched]:
    """What hangs from a hidden argument is as hidden; so is the comment that it was."""
    first, *others = argument(activity, around)
    yield replace(first, whole=True)
    yield from others
    yield from _above(activity, around)
    for comment in around.became.get(activity.subject_id, ()):
        yield Touched(Noun.COMMENT, comment["pk"], activity.initiative_id, comment["argument"], beside=True)


def was_comment(activity: Activity, around: Around) -> Iterator[Touched]:
    """The comment that became the argument says so."""
    if said := activity.details.get("comment"):
        parent = around.arguments[activity.argument_id]["parent"]
        yield Touched(Noun.COMMENT, UUID(said), activity.initiative_id, parent, beside=True)


def initiative(activity: Activity, around: Around) -> Iterator[Touched]:
    yield Touched(Noun.INITIATIVE, activity.initiative_id, activity.initiative_id)


def stage(activity: Activity, around: Around) -> Iterator[Touched]:
    """All of it anew where a draft becomes visible, and where results come out or are sealed again.

    Opening it again sets aside what was decided.
    """
    before, after = activity.details["before"], activity.details["after"]
    sealed = any(around.would_be_sealed(activity.initiative_id, stage) for stage in (before, after))
    is_whole = before == Stage.DRAFT or sealed
    yield from _initiative(activity, around, whole=is_whole)
    if after == Stage.OPEN and activity.initiative_id in around.decided:
        yield Touched(Noun.DECISION, activity.initiative_id, activity.initiative_id)


def edit(activity: Activity, around: Around) -> Iterator[Touched]:
    """With another audience all of it comes into sight, or goes from the sight of all who saw it until then."""
    if "audience" not in activity.details["fields"]:
        yield from initiative(activity, around)
        return
    before = activity.details.get("audience", [Audience.WORKSPACE])[0]
    was_known = before != Audience.NAMED and around.was_past_draft(activity.initiative_id, activity.at)
    yield from _initiative(activity, around, whole=True, known=was_known)


def readers(activity: Activity, around: Around) -> Iterator[Touched]:
    """Who is named, or no longer, reads all of it anew or loses it: unless it was a draft, which only editors see."""
    yield from initiative(activity, around)
    past_draft = around.was_past_draft(activity.initiative_id, activity.at)
    if past_draft or activity.details.get("may_edit") or activity.details.get("could_edit"):
        reader = UUID(activity.details["reader"])
        yield from (replace(one, reader=reader) for one in _initiative(activity, around, whole=True))


def decision(activity: Activity, around: Around) -> Iterator[Touched]:
    """A confirmed one moves its initiative."""
    yield Touched(Noun.DECISION, activity.initiative_id, activity.initiative_id)
    yield from initiative(activity, around)


def part_of_decision(activity: Activity, around: Around) -> Iterator[Touched]:
    """What is told with it: conditions, dissent, what may open it again."""
    yield Touched(Noun.DECISION, activity.initiative_id, activity.initiative_id)


def position(activity: Activity, around: Around) -> Iterator[Touched]:
    """The one before it stands no longer."""
    yield from the(Noun.POSITION)(activity, around)
    if before := around.superseded.get(activity.subject_id):
        yield Touched(Noun.POSITION, before, activity.initiative_id, activity.argument_id, beside=True)


def source(activity: Activity, around: Around) -> Iterator[Touched]:
    """A document that came as a brief is seen only by some. Evidence, facts and commitments show words of a source."""
    document = activity.subject_id in around.documents
    yield Touched(Noun.SOURCE, activity.subject_id, known=not document)
    for one in around.citing.get(activity.subject_id, ()):
        yield Touched(**one, known=False, beside=True)
    for pk in around.proving.get(activity.subject_id, ()):
        yield Touched(Noun.COMMITMENT, pk, beside=True)


def membership(activity: Activity, around: Around) -> Iterator[Touched]:
    """Services are listed apart, for owners."""
    if around.members[activity.subject_id][1] != UserKind.SERVICE:
        yield Touched(Noun.MEMBERSHIP, activity.subject_id)


def own_sight(activity: Activity, around: Around) -> Iterator[Touched]:
    """Whoever comes, gets another role or speaks for another organisation sees another workspace."""
    yield from membership(activity, around)
    if activity.verb != "membership.changed" or SIGHT & set(activity.details["fields"]):
        user, _kind = around.members[activity.subject_id]
        yield Touched(Noun.WORKSPACE, activity.workspace_id, whole=True, reader=user)


def erased(activity: Activity, around: Around) -> Iterator[Touched]:
    """Names, and where no records are kept what was said, went from many places."""
    yield from membership(activity, around)
    yield Touched(Noun.WORKSPACE, activity.workspace_id, whole=True)


def _with_shown(pk: UUID | str, around: Around, *, beside: bool = False) -> Iterator[Touched]:
    row = around.arguments.get(UUID(str(pk)))
    if row:
        yield Touched(Noun.ARGUMENT, row["pk"], row["initiative"], row["pk"], beside=beside)
        if row["merged_into"]:
            shown = row["merged_into"]
            yield Touched(Noun.ARGUMENT, shown, row["initiative"], shown, beside=True)


def _above(activity: Activity, around: Around) -> Iterator[Touched]:
    """Where a moved, merged, new or hidden argument counts, and counted before."""
    place, details = around.arguments[activity.argument_id], activity.details
    above = {place["parent"], place["parent__merged_into"]} - {None}
    yield from (Touched(Noun.ARGUMENT, pk, activity.initiative_id, pk, beside=True) for pk in above)
    ends = [end for end in (details.get("before"), details.get("after")) if isinstance(end, dict)]
    for pk in {details.get("into"), *(end["parent"] for end in ends)} - {None, str(activity.argument_id)}:
        yield from _with_shown(pk, around, beside=True)
    yield Touched(Noun.INITIATIVE, activity.initiative_id, activity.initiative_id, beside=True)


def _initiative(
    activity: Activity, around: Around, *, whole: bool, known: bool | None = None
) -> Iterator[Touched]:
    """It, and the brief with its document, which are seen by whoever sees it."""
    place = around.initiatives[activity.initiative_id]
    yield Touched(Noun.INITIATIVE, place["pk"], place["pk"], whole=whole, known=known)
    if whole and place["brief__pk"]:
        yield Touched(Noun.BRIEF, place["brief__pk"], place["pk"], known=known)
    if whole and place["brief__source__pk"]:
        yield Touched(Noun.SOURCE, place["brief__source__pk"], place["pk"], known=known)


def own_brief(activity: Activity, around: Around) -> Iterator[Touched]:
    """Nobody but its maker sees it until something comes of it."""
    if activity.actor_id:
        yield Touched(Noun.BRIEF, activity.subject_id, reader=activity.actor_id)


def accepted_brief(activity: Activity, around: Around) -> Iterator[Touched]:
    yield Touched(Noun.BRIEF, activity.subject_id, activity.initiative_id)


def workspace(activity: Activity, around: Around) -> Iterator[Touched]:
    """With a part switched on or off, all that it holds comes into sight or goes."""
    parts = set(FOLLOW_UP) & set(activity.details.get("fields", ()))
    yield Touched(Noun.WORKSPACE, activity.workspace_id, whole=bool(parts))
