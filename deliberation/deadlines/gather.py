"""Reads deadlines; each noun is asked through ``visible_to``, and the number of queries is the same however many."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery

from accounts.models import User, Workspace
from deliberation.models import (
    Action,
    Activity,
    Challenge,
    Commitment,
    Decision,
    Initiative,
    Meeting,
    Source,
    Stage,
)
from deliberation.models.challenges import HANDLED

from .events import of_events
from .facts import ACTION, CHALLENGE, COMMITMENT, DECISION, MEETING, SOURCE, VOTING, Deadline

MOST = 1000  # of a kind; the latest stay
WITH_VOTING = [stage for stage in Stage.values if stage not in (Stage.DRAFT, Stage.WITHDRAWN)]


def in_initiative(initiative: Initiative, user: User) -> list[Deadline]:
    """Those of one initiative that ``user`` sees as a member; of sources, those that its arguments lean on."""
    cited = {"evidence__argument__initiative": initiative, "evidence__hidden_at": None}
    sources = {**cited, "evidence__argument__hidden_at": None}
    return _sorted(_of_initiatives(user, {"pk": initiative.pk}, {"initiative": initiative}, sources))


def in_workspace(workspace: Workspace, user: User) -> list[Deadline]:
    """Those of a workspace whose member ``user`` is."""
    return _in_workspaces(user, [workspace])


def of_member(user: User) -> list[Deadline]:
    """Those of all workspaces whose active member ``user`` is; the public initiatives of others are none."""
    here = list(Workspace.objects.filter(memberships__user=user, memberships__ended_at=None))
    return _in_workspaces(user, here)


def _in_workspaces(user: User, here: list[Workspace]) -> list[Deadline]:
    there = {"workspace__in": here}
    found = _of_initiatives(user, there, {"initiative__workspace__in": here}, there)
    owed = _commitments(user, {"clause__agreement__workspace__in": here})
    sat = _meetings(user, {"body__workspace__in": here})
    return _sorted([*found, *owed, *of_events(user, there), *sat])


def of_meeting(meeting: Meeting) -> Deadline:
    """Read with ``body__workspace``."""
    return Deadline(
        MEETING,
        meeting.pk,
        meeting.title,
        meeting.path_in(meeting.body.workspace.key),
        meeting.starts_at,
        meeting.updated_at,
        meeting.version,
        ends_at=meeting.ends_at,
        place=meeting.place,
        is_off=meeting.state == Meeting.State.CANCELLED,
    )


def _of_initiatives(user: User, initiatives: dict, hanging: dict, sources: dict) -> list[Deadline]:
    return [
        *_voting(user, initiatives),
        *_challenges(user, {f"argument__{name}": value for name, value in hanging.items()}),
        *_actions(user, hanging),
        *_sources(user, sources),
        *_decisions(user, hanging),
    ]


def _sorted(found: list[Deadline]) -> list[Deadline]:
    return sorted(found, key=lambda one: (_moment(one), one.kind, one.id))


def _voting(user: User, where: dict[str, Any]) -> Iterator[Deadline]:
    rows = Initiative.objects.visible_to(user).filter(**where, stage__in=WITH_VOTING, closes_at__isnull=False)
    for row in rows.select_related("workspace").order_by("-closes_at")[:MOST]:
        yield Deadline(
            VOTING, row.pk, row.title, f"/i/{row.ref}/", row.closes_at, row.updated_at, row.version, row.ref
        )


def _challenges(user: User, where: dict[str, Any]) -> Iterator[Deadline]:
    """It changes with its argument, and with how it is handled."""
    handled = Activity.objects.filter(argument=OuterRef("argument"), verb__in=HANDLED).order_by("-at")
    rows = Challenge.objects.visible_to(user).standing().unsettled().filter(**where, due__isnull=False)
    rows = rows.annotate(handled_at=Subquery(handled.values("at")[:1]))
    for row in rows.select_related("argument__initiative__workspace").order_by("-due")[:MOST]:
        argument = row.argument
        ref = f"{argument.initiative.ref}#{argument.number}"
        path = f"/i/{argument.initiative.ref}/{argument.number}/"
        version = row.version + argument.version
        changed_at = max(argument.updated_at, row.handled_at or argument.updated_at)
        yield Deadline(CHALLENGE, row.pk, argument.claim, path, row.due, changed_at, version, ref)


def _actions(user: User, where: dict[str, Any]) -> Iterator[Deadline]:
    rows = Action.objects.visible_to(user).filter(**where, done_at=None, due__isnull=False)
    for row in rows.select_related("initiative__workspace").order_by("-due")[:MOST]:
        path = f"/i/{row.initiative.ref}/actions/#action-{row.pk}"
        yield Deadline(
            ACTION, row.pk, row.text, path, row.due, row.updated_at, row.version, row.initiative.ref
        )


def _commitments(user: User, where: dict[str, Any]) -> Iterator[Deadline]:
    rows = Commitment.objects.visible_to(user).open().filter(**where, due__isnull=False)
    for row in rows.select_related("clause__agreement__workspace").order_by("-due")[:MOST]:
        path = f"/w/{row.clause.agreement.workspace.key}/agreements/commitments/{row.pk}/"
        yield Deadline(COMMITMENT, row.pk, row.deliverable, path, row.due, row.updated_at, row.version)


def _sources(user: User, where: dict[str, Any]) -> Iterator[Deadline]:
    rows = Source.objects.visible_to(user).library().filter(**where, re_check_by__isnull=False)
    for row in rows.select_related("workspace").order_by("-re_check_by", "pk").distinct()[:MOST]:
        path = f"/w/{row.workspace.key}/sources/{row.pk}/"
        yield Deadline(SOURCE, row.pk, str(row), path, row.re_check_by, row.updated_at, row.version)


def _decisions(user: User, where: dict[str, Any]) -> Iterator[Deadline]:
    """The day on which it was confirmed, where the workspace is."""
    rows = Decision.objects.visible_to(user).filter(**where, state=Decision.State.CONFIRMED)
    rows = rows.filter(confirmed_at__isnull=False).select_related("initiative__workspace")
    for row in rows.order_by("-confirmed_at")[:MOST]:
        initiative = row.initiative
        day = row.confirmed_at.astimezone(ZoneInfo(initiative.workspace.time_zone)).date()
        path = f"/i/{initiative.ref}/decision/"
        yield Deadline(
            DECISION, row.pk, initiative.title, path, day, row.confirmed_at, row.version, initiative.ref
        )


def _meetings(user: User, where: dict[str, Any]) -> Iterator[Deadline]:
    rows = Meeting.objects.visible_to(user).filter(**where).select_related("body__workspace")
    return (of_meeting(row) for row in rows.order_by("-starts_at", "pk")[:MOST])


def _moment(one: Deadline) -> datetime:
    return one.at if isinstance(one.at, datetime) else datetime.combine(one.at, time(), tzinfo=UTC)
