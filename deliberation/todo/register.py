"""Policies of the register that whoever entered them said to verify again by now."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import PolicyRecord

from .doings import Doing, Topic, named
from .members import Members

AHEAD = timedelta(days=7)


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    """Only what their organisation keeps: whoever went to another leaves its policies behind."""
    here = {(row.user_id, row.workspace_id): row.organisation_id for row in members.holding(ARGUE)}
    rows = PolicyRecord.objects.filter(
        workspace__keeps_register=True,
        added_by__in={user_id for user_id, _workspace in here},
        verify_by__lte=(now + AHEAD).date(),
    ).select_related("workspace")
    return (_doing(row) for row in rows if _is_theirs(row, here))


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("you keep this policy in the register; verify it again.")


def count(number: int) -> str:
    return ngettext("%d policy to verify", "%d policies to verify", number) % number


def _is_theirs(row: PolicyRecord, here: dict) -> bool:
    return here.get((row.added_by_id, row.workspace_id)) == row.organisation_id


def _doing(row: PolicyRecord) -> Doing:
    return Doing(
        user_id=row.added_by_id,
        workspace_id=row.workspace_id,
        code="policy_record",
        subject_id=row.pk,
        ref="",
        title=row.name_in(row.workspace.language),
        path=f"/w/{row.workspace.key}/register/{row.pk}/",
        due=row.verify_by,
    )


TODO = {"policy_record": Topic(gather, say, count)}
