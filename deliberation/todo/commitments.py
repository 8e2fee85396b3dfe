"""Commitments of which something is due soon or late: their responsible member's, else their lead organisation's."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import Commitment
from deliberation.permissions.leading import leads

from .doings import Doing, Topic, named
from .members import Members

AHEAD = timedelta(days=7)


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    rows = (
        Commitment.objects.kept()
        .filter(clause__agreement__workspace__in=members.workspace_ids)
        .due_by((now + AHEAD).date())
        .select_related("clause__agreement__workspace")
        .prefetch_related("milestones")
    )
    able = {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}
    leaders = _leaders(members)
    for row in rows:
        own = row.responsible_id
        keepers = leaders.get(row.lead_id, []) if own is None else [own]
        for user_id in keepers:
            if (user_id, row.workspace_id) in able:
                yield _doing(user_id, row)


def say(doing: Doing) -> tuple[str, str]:
    if doing.what == "nobody":
        return named(doing), _("your organisation leads it, and nobody is responsible; say how far it is.")
    return named(doing), _("you are responsible for it; say how far it is.")


def count(number: int) -> str:
    return ngettext("%d commitment to keep", "%d commitments to keep", number) % number


def _leaders(members: Members) -> dict[UUID, list[UUID]]:
    """By organisation, who answers for what nobody is responsible for."""
    found: dict[UUID, list[UUID]] = {}
    for row in members.rows:
        if leads(row):
            found.setdefault(row.organisation_id, []).append(row.user_id)
    return found


def _doing(user_id: UUID, row: Commitment) -> Doing:
    workspace = row.clause.agreement.workspace
    return Doing(
        user_id=user_id,
        workspace_id=workspace.pk,
        code="commitment",
        subject_id=row.pk,
        ref="",
        title=row.deliverable,
        path=f"/w/{workspace.key}/agreements/commitments/{row.pk}/",
        due=row.course.next_day,
        what="" if row.responsible_id else "nobody",
    )


TODO = {"commitment": Topic(gather, say, count)}
