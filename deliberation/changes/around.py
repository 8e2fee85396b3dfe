"""What has to be known around some Activities to say what they touch; the number of queries does not grow with them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from accounts.models import Membership
from deliberation.models import (
    Activity,
    Argument,
    Audience,
    Comment,
    Decision,
    Evidence,
    FactSource,
    Initiative,
    Position,
    Source,
    Stage,
    StageChange,
)

from . import around_follow_up as follow_up

MOVES = ("clause.added", "clause.moved", "clause.removed")  # what gives others another number, too
WATCHES = tuple(f"indicator.{what}" for what in ("added", "edited", "removed", "measured", "reading_removed"))
HIDES_EVIDENCE = ("evidence.hidden", "evidence.shown")
RENAMES = (  # what may change the name of an end of a link
    *("agreement.edited", "commitment.edited", "policy_record.edited", "event.edited"),
    *("meeting.edited", "meeting.moved", "case.edited", "case.named"),
    *("initiative.edited", "argument.revised", "suggestion.accepted", "source.edited"),
)


@dataclass(slots=True)
class Around:
    """Rows beside Activities, by id; read after what they say was committed."""

    initiatives: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    arguments: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    citing: dict[UUID, list[dict[str, Any]]] = field(default_factory=dict)  # evidence and facts by source
    documents: set[UUID] = field(default_factory=set)  # sources that came as briefs
    decided: set[UUID] = field(
        default_factory=set
    )  # initiatives that moved, of which a decision was proposed once
    superseded: dict[UUID, UUID] = field(default_factory=dict)  # by position
    became: dict[UUID, list[dict[str, Any]]] = field(default_factory=dict)  # comments by argument
    members: dict[UUID, tuple[UUID, str]] = field(default_factory=dict)  # user and kind by membership
    clauses: dict[UUID, list[UUID]] = field(default_factory=dict)  # by the agreement in which some moved
    items: dict[UUID, list[dict[str, Any]]] = field(default_factory=dict)  # of agendas, by meeting
    chains: dict[UUID, list[tuple[str, UUID]]] = field(
        default_factory=dict
    )  # what moves with an event, by noun and id
    proving: dict[UUID, list[UUID]] = field(default_factory=dict)  # commitments, by source
    meetings: dict[UUID, list[UUID]] = field(default_factory=dict)  # whose quorum moved, by body
    in_writing: dict[UUID, list[UUID]] = field(default_factory=dict)  # reports, by initiative
    open_records: set[UUID] = field(default_factory=set)  # policies that the whole workspace sees
    spoken_for: dict[str, list[UUID]] = field(default_factory=dict)  # members by organisation that lost sight
    linked: dict[UUID, list[dict[str, Any]]] = field(
        default_factory=dict
    )  # links by the end, or the source of one, that is called or seen otherwise now

    @classmethod
    def of(cls, activities: Collection[Activity]) -> "Around":
        subjects = _subjects(activities)
        linked = follow_up.linked(subjects("policy_record.shared", *HIDES_EVIDENCE) | _renamed(activities))
        around_links = {one["initiative"] for some in linked.values() for one in some}
        return cls(
            initiatives=_initiatives(around_links | {one.initiative_id for one in activities} - {None}),
            linked=linked,
            arguments=_arguments(set(_named(activities))),
            citing=_citing(subjects("source.edited")),
            proving=follow_up.proving(subjects("source.edited")),
            documents=_documents(subjects("source.")),
            decided=_decided(subjects("initiative.stage_changed")),
            superseded=_superseded(subjects("position.stated")),
            became=_became(subjects("argument.hidden", "argument.shown")),
            members=_members(subjects("membership.")),
            clauses=follow_up.clauses({one.details["agreement"] for one in activities if one.verb in MOVES}),
            items=follow_up.items(subjects("agenda.drawn", "agenda.ordered", "meeting.agenda_locked")),
            chains=follow_up.chains(follow_up.events(activities)),
            meetings=follow_up.meetings(subjects("body.edited", "body.seated", "body.unseated")),
            in_writing=follow_up.in_writing({one.initiative_id for one in activities if one.verb in WATCHES}),
            open_records=follow_up.open_records(subjects("policy_record.") | _policies_linked(activities)),
            spoken_for=follow_up.spoken_for({pk for one in activities for pk in one.details.get("lost", ())}),
        )

    def is_sealed(self, initiative_id: UUID | None) -> bool:
        """Whether nobody may count votes there yet."""
        place = self.initiatives.get(initiative_id) if initiative_id else None
        return place is not None and self.would_be_sealed(initiative_id, place["stage"])

    def would_be_sealed(self, initiative_id: UUID | None, stage: str) -> bool:
        """The same, were it at this stage."""
        results = self.initiatives[initiative_id]["results"]
        return not Initiative(results=results, stage=stage).results_are_out

    def was_past_draft(self, initiative_id: UUID, at: datetime) -> bool:
        place = self.initiatives[initiative_id]
        return place["stage"] != Stage.DRAFT and (place["opened"] is None or place["opened"] <= at)

    def is_open_to_members(self, initiative_id: UUID, at: datetime) -> bool:
        """Whether every member could see it ``at`` that moment, unless its audience changed since."""
        return self.was_past_draft(initiative_id, at) and (
            self.initiatives[initiative_id]["audience"] != Audience.NAMED
        )


def _subjects(activities: Collection[Activity]):
    """Ids of what Activities of some verbs, or of all that begin so, are about."""

    def about(*verbs: str) -> set[UUID]:
        return {one.subject_id for one in activities if one.verb.startswith(verbs)}

    return about


def _named(activities: Iterable[Activity]) -> Iterator[UUID]:
    """The arguments that Activities are about or name in their details."""
    for one in activities:
        if one.argument_id:
            yield one.argument_id
        if one.verb.startswith("argument."):  # "into" and "before" are other things where it is about others
            ends = (_parent(one.details.get(name)) for name in ("before", "after"))
            yield from (UUID(place) for place in (one.details.get("into"), *ends) if place)


def _renamed(activities: Iterable[Activity]) -> set[UUID]:
    return {one.argument_id or one.subject_id for one in activities if one.verb in RENAMES}


def _policies_linked(activities: Iterable[Activity]) -> set[UUID]:
    told = (one.details for one in activities if one.verb.startswith("link."))
    return {UUID(one["thing"]) for one in told if one["thing_type"] == "policy_record"}


def _parent(place: Any) -> str | None:
    """Of a move, the argument that was or is responded to."""
    return place.get("parent") if isinstance(place, dict) else None


def _initiatives(ids: set) -> dict:
    left_draft = StageChange.objects.filter(initiative=OuterRef("pk"), before=Stage.DRAFT).order_by("at")
    rows = Initiative.objects.filter(pk__in=ids).annotate(opened=Subquery(left_draft.values("at")[:1]))
    names = ("pk", "results", "stage", "audience", "opened", "brief__pk", "brief__source__pk")
    return {row["pk"]: row for row in rows.values(*names)} if ids else {}


def _arguments(ids: set) -> dict:
    names = ("pk", "initiative", "parent", "merged_into", "parent__merged_into")
    return {row["pk"]: row for row in Argument.objects.filter(pk__in=ids).values(*names)} if ids else {}


def _citing(ids: set) -> dict:
    """What shows words of a source: with noun, id and place."""
    found: dict = {}
    if not ids:
        return found
    evidence = Evidence.objects.filter(source__in=ids).values_list(
        "source", "pk", "argument__initiative", "argument"
    )
    for source, pk, initiative, argument in evidence:
        told = {"noun": "evidence", "pk": pk, "initiative": initiative, "argument": argument}
        found.setdefault(source, []).append(told)
    facts = FactSource.objects.filter(source__in=ids).values_list("source", "fact", "fact__initiative")
    for source, pk, initiative in facts:
        found.setdefault(source, []).append({"noun": "fact", "pk": pk, "initiative": initiative})
    return found


def _documents(ids: set) -> set:
    return (
        set(Source.objects.filter(pk__in=ids).exclude(brief=None).values_list("pk", flat=True))
        if ids
        else set()
    )


def _decided(ids: set) -> set:
    return (
        set(Decision.objects.filter(initiative__in=ids).values_list("initiative", flat=True))
        if ids
        else set()
    )


def _superseded(ids: set) -> dict:
    rows = Position.objects.filter(pk__in=ids).exclude(supersedes=None)
    return dict(rows.values_list("pk", "supersedes")) if ids else {}


def _became(ids: set) -> dict:
    found: dict = {}
    rows = Comment.objects.filter(became_argument__in=ids).values_list("became_argument", "pk", "argument")
    for argument, pk, place in rows if ids else ():
        found.setdefault(argument, []).append({"pk": pk, "argument": place})
    return found


def _members(ids: set) -> dict:
    rows = Membership.objects.filter(pk__in=ids).values_list("pk", "user", "user__kind") if ids else ()
    return {pk: (user, kind) for pk, user, kind in rows}
