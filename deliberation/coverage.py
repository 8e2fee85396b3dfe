"""What an initiative's deliberation lacks: sources, checks, voices. For its members; seven queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from accounts.models import Organisation
from accounts.permissions import VOTE, roles_with
from deliberation.models import Argument, Comment, Evidence, Initiative, Source, Vote

COLUMNS = (
    "id",
    "number",
    "kind",
    "claim",
    *(f"tally__{name}" for name in ("agree", "disagree", "unsure", "earlier")),
    *(f"tally__{name}" for name in ("label", "sources", "contradicting")),
)


@dataclass(frozen=True, slots=True)
class Part:
    """What an organisation that could has said so far."""

    organisation: Organisation
    arguments: int
    comments: int
    is_heard: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """``arguments`` are all that count among the kinds, with their tallies: whoever shows these asks first whether
    results are out."""

    arguments: Sequence[Any]
    sources_due: Sequence[Source]
    parts: Sequence[Part]

    @property
    def without_source(self) -> list[Any]:
        """The brief that an argument came from does not count as one."""
        return [row for row in self.arguments if not row.tally__sources]

    @property
    def contradicted(self) -> list[Any]:
        return [row for row in self.arguments if row.tally__contradicting]

    @property
    def not_heard(self) -> list[Organisation]:
        """Neither argued nor commented nor, where that may be told, voted."""
        return [part.organisation for part in self.parts if not part.is_heard]


def coverage_of(initiative: Initiative, now: datetime) -> Coverage:
    """As it stands at ``now`` (aware)."""
    return Coverage(
        arguments=counted_arguments(initiative),
        sources_due=list(_sources_due(initiative, now)),
        parts=list(_parts(initiative)),
    )


def counted_arguments(initiative: Initiative) -> list[Any]:
    """Those that count among the kinds, with their tallies, by number; one query."""
    rows = Argument.objects.counted().filter(initiative=initiative).order_by("number")
    return list(rows.values_list(*COLUMNS, named=True))


def _sources_due(initiative: Initiative, now: datetime):
    """Sources that arguments lean on and that were to be checked again by today, as the workspace counts days."""
    today = now.astimezone(ZoneInfo(initiative.workspace.time_zone)).date()
    leaned_on = Evidence.objects.standing_in(initiative).counted()
    return Source.objects.filter(pk__in=leaned_on.values("source")).due(today).order_by("re_check_by", "pk")


def not_heard_in(initiatives: Sequence[Initiative]) -> dict[UUID, list[Organisation]]:
    """By initiative; four queries, however many there are."""
    heard = defaultdict(set)
    for rows, place in _said_in(initiatives):
        for initiative, organisation in rows.order_by().values_list(place, "organisation").distinct():
            heard[initiative].add(organisation)
    workspaces = {one.workspace_id for one in initiatives}
    could = defaultdict(list)
    for organisation in _who_could(workspaces):
        could[organisation.workspace_id].append(organisation)
    return {
        one.pk: [own for own in could[one.workspace_id] if own.pk not in heard[one.pk]] for one in initiatives
    }


def _said_in(initiatives: Sequence[Initiative]) -> tuple[tuple[Any, str], ...]:
    """Arguments, comments and, where they may be told, votes: rows, and the way from them to the initiative."""
    here = {"initiative__in": initiatives, "hidden_at": None}
    told = [one for one in initiatives if one.results_are_out]
    return (
        (Argument.objects.filter(**here), "initiative"),
        (Comment.objects.filter(deleted_at=None, **here), "initiative"),
        (Vote.objects.standing_now().filter(argument__initiative__in=told), "argument__initiative"),
    )


def _parts(initiative: Initiative):
    argued, commented, voted = (_by_organisation(rows) for rows, _place in _said_in([initiative]))
    heard = argued.keys() | commented.keys() | voted.keys()
    return (
        Part(one, argued.get(one.pk, 0), commented.get(one.pk, 0), one.pk in heard)
        for one in _who_could([initiative.workspace_id])
    )


def _who_could(workspaces: Iterable[UUID]):
    """Organisations with a member who may argue and vote."""
    may = Q(memberships__ended_at=None, memberships__role__in=roles_with(VOTE))
    return Organisation.objects.filter(may, workspace__in=workspaces).distinct().order_by("name_en")


def _by_organisation(rows) -> dict[UUID, int]:
    return dict(rows.order_by().values_list("organisation").annotate(Count("pk")))
