"""What asks for a place on an agenda, as one reader sees it: columns of an AgendaItem each.

Each gatherer stands in ASKING; the number of queries does not grow with what they find.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User, Workspace
from deliberation.models import (
    AgendaItem,
    Argument,
    Challenge,
    ChallengeStatus,
    Commitment,
    Initiative,
    Kind,
    Source,
)
from deliberation.models.stages import HANDLE, RESPOND, stages_with
from deliberation.standing import DIVIDED

MOST = 50  # of a kind: more fit on no agenda
Columns = dict[str, Any]
Origin = AgendaItem.Origin


def asking_for(workspace: Workspace, user: User, now: datetime) -> Iterator[Columns]:
    for gather in ASKING:
        yield from gather(workspace, user, now)


def _divided(workspace: Workspace, user: User, now: datetime) -> Iterable[Columns]:
    """Arguments on which those who voted are divided, where results are told and something can still be said."""
    places = Initiative.objects.visible_to(user).filter(workspace=workspace, stage__in=stages_with(RESPOND))
    told = [place.pk for place in places if place.results_are_out]
    rows = Argument.objects.counted().filter(initiative__in=told, tally__label=DIVIDED)
    rows = rows.exclude(kind=Kind.CHALLENGE, challenge__status=ChallengeStatus.UNHANDLED)
    return _of_arguments(rows.order_by("initiative__number", "number")[:MOST], Origin.DIVIDED)


def _challenges(workspace: Workspace, user: User, now: datetime) -> Iterable[Columns]:
    """Challenges about which nothing is done, what would hit hardest first."""
    rows = Challenge.objects.visible_to(user).standing().filter(status=ChallengeStatus.UNHANDLED)
    place = {"workspace": workspace, "stage__in": stages_with(HANDLE)}
    here = rows.filter(**{f"argument__initiative__{name}": value for name, value in place.items()})
    found = here.select_related("argument").order_by("argument__initiative__number", "argument__number")[
        :MOST
    ]
    return _of_arguments((row.argument for row in found), Origin.CHALLENGE)


def _commitments(workspace: Workspace, user: User, now: datetime) -> Iterable[Columns]:
    """Commitments that were to be kept, or to have reached a milestone, before today; the longest overdue first."""
    yesterday = _today(workspace, now) - timedelta(days=1)
    rows = (
        Commitment.objects.visible_to(user).due_by(yesterday).filter(clause__agreement__workspace=workspace)
    )
    found = rows.order_by("due", "pk").values_list("pk", "due")[:MOST]
    return ({"origin": Origin.COMMITMENT, "commitment_id": pk} for pk, _due in found)


def _sources(workspace: Workspace, user: User, now: datetime) -> Iterable[Columns]:
    """Sources of the library that should have been looked at again, the longest overdue first."""
    rows = Source.objects.visible_to(user).library().due(_today(workspace, now)).filter(workspace=workspace)
    found = rows.order_by("re_check_by", "pk").values_list("pk", flat=True)[:MOST]
    return ({"origin": Origin.SOURCE, "source_id": pk} for pk in found)


def _today(workspace: Workspace, now: datetime) -> date:
    return now.astimezone(ZoneInfo(workspace.time_zone)).date()


def _of_arguments(rows: Iterable[Argument], origin: str) -> Iterator[Columns]:
    for row in rows:
        yield {"origin": origin, "initiative_id": row.initiative_id, "argument_id": row.pk}


ASKING: tuple[Callable[[Workspace, User, datetime], Iterable[Columns]], ...] = (
    _divided,
    _challenges,
    _commitments,
    _sources,
)
