"""What verbs around the deliberation make out of date: what hangs from agreements, events, meetings and policies moves
with them, and reports in writing with what is watched."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from deliberation.models import Activity

from .around import Around
from .touches import Noun, Touched, Touches, the


def as_it_is(activity: Activity, around: Around) -> Iterator[Touched]:
    """With the first option comes the one that all stays as it is now."""
    if made := activity.details.get("as_it_is"):
        yield Touched(Noun.OPTION, UUID(made), activity.initiative_id)


def indicator(activity: Activity, around: Around) -> Iterator[Touched]:
    """What is being written there tells the figures as they read now."""
    yield from the(Noun.INDICATOR)(activity, around)
    for pk in around.in_writing.get(activity.initiative_id, ()):
        yield Touched(Noun.STATUS_REPORT, pk, activity.initiative_id, beside=True)


def link(activity: Activity, around: Around) -> Iterator[Touched]:
    """A policy at its other end may be withheld from some."""
    (touched,) = the(Noun.LINK)(activity, around)
    is_policy = activity.details["thing_type"] == "policy_record"
    withheld = is_policy and UUID(activity.details["thing"]) not in around.open_records
    yield replace(touched, known=False) if withheld else touched


def linked(activity: Activity, around: Around) -> Iterator[Touched]:
    """Links show what both of their ends are called."""
    for one in around.linked.get(activity.argument_id or activity.subject_id, ()):
        yield Touched(Noun.LINK, one["pk"], one["initiative"], one["argument"], known=False, beside=True)


def sight_of_evidence(activity: Activity, around: Around) -> Iterator[Touched]:
    """Its links are hidden and shown with it."""
    for one in around.linked.get(activity.subject_id, ()):
        touched = Touched(Noun.LINK, one["pk"], one["initiative"], one["argument"], beside=True)
        yield replace(touched, known=False) if one["withheld"] else touched


def event(activity: Activity, around: Around) -> Iterator[Touched]:
    """When its first day moves, so does what is counted from it; the usual deadlines come many at once."""
    yield Touched(Noun.EVENT, activity.subject_id)
    if activity.verb == "event.chain_taken" or "starts_on" in activity.details.get("fields", ()):
        yield from _chain(activity.subject_id, around)


def of_event(noun: str) -> Touches:
    """What hangs from an event, which counts it; with a deadline moves what hangs on it, and loses it when it goes."""

    def touches(activity: Activity, around: Around) -> Iterator[Touched]:
        pk, place = activity.subject_id, UUID(activity.details["event"])
        yield Touched(noun, pk)
        yield Touched(Noun.EVENT, place, beside=True)
        moved = noun == Noun.DEADLINE and "due" in activity.details.get("fields", ())
        if moved or activity.verb == "deadline.removed":
            yield from (one for one in _chain(place, around) if one.pk != pk)

    return touches


def clause_moved(activity: Activity, around: Around) -> Iterator[Touched]:
    """The clauses after it have other numbers."""
    yield Touched(Noun.CLAUSE, activity.subject_id, known=True)
    for pk in around.clauses.get(UUID(activity.details["agreement"]), ()):
        if pk != activity.subject_id:
            yield Touched(Noun.CLAUSE, pk, known=True, beside=True)


def agenda(activity: Activity, around: Around) -> Iterator[Touched]:
    """The meeting, and every item of its agenda."""
    yield Touched(Noun.MEETING, activity.subject_id)
    for one in around.items.get(activity.subject_id, ()):
        yield Touched(Noun.AGENDA_ITEM, one["pk"], one["initiative"], one["argument"], beside=True)


def minute_line(activity: Activity, around: Around) -> Iterator[Touched]:
    """Where it made the words on the minutes void, the meeting says so."""
    yield from the(Noun.MINUTE_LINE)(activity, around)
    if activity.details.get("voided"):
        yield Touched(Noun.MEETING, UUID(activity.details["meeting"]), beside=True)


def policy_record(activity: Activity, around: Around) -> Iterator[Touched]:
    """What is withheld from some was never known to all."""
    open_to_all = activity.subject_id in around.open_records
    yield Touched(Noun.POLICY_RECORD, activity.subject_id, known=open_to_all)


def policy_shared(activity: Activity, around: Around) -> Iterator[Touched]:
    """It goes from the sight of all who saw it until then, or of the organisations that were named; its links, too."""
    was_open, lost = activity.details["was_open"], activity.details["lost"]
    losing = [user for organisation in lost for user in around.spoken_for.get(organisation, ())]
    yield Touched(Noun.POLICY_RECORD, activity.subject_id, known=was_open)
    yield from (Touched(Noun.POLICY_RECORD, activity.subject_id, reader=user) for user in losing)
    for link in around.linked.get(activity.subject_id, ()):
        touched = Touched(Noun.LINK, link["pk"], link["initiative"], link["argument"])
        yield touched if was_open else replace(touched, known=False)
        if around.is_open_to_members(link["initiative"], activity.at):
            yield from (replace(touched, reader=user) for user in losing)


def _chain(event: UUID, around: Around) -> Iterator[Touched]:
    for noun, pk in around.chains.get(event, ()):
        yield Touched(noun, pk, beside=True)


def body_and_quorums(activity: Activity, around: Around) -> Iterator[Touched]:
    """Who has a seat, and the body's rule, move the quorum of each of its meetings."""
    yield Touched(Noun.BODY, activity.subject_id)
    for pk in around.meetings.get(activity.subject_id, ()):
        yield Touched(Noun.MEETING, pk, beside=True)
