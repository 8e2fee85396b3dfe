"""Cases of companies that were received and that nobody has taken in hand, for whoever is to see to them."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import Case, CaseStatus

from .doings import Doing, Topic, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    here = {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}
    rows = Case.objects.filter(
        workspace__keeps_cases=True,
        owner__in={user_id for user_id, _workspace in here},
        status=CaseStatus.RECEIVED,
    ).select_related("workspace")
    return (_doing(row) for row in rows if (row.owner_id, row.workspace_id) in here)


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("you see to this case; take it in hand.")


def count(number: int) -> str:
    return ngettext("%d case to take in hand", "%d cases to take in hand", number) % number


def _doing(row: Case) -> Doing:
    return Doing(
        user_id=row.owner_id,
        workspace_id=row.workspace_id,
        code="case",
        subject_id=row.pk,
        ref="",
        title=row.title_in(row.workspace.language),
        path=row.path_in(row.workspace.key),
    )


TODO = {"case": Topic(gather, say, count)}
