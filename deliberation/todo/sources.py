"""Sources that whoever added them said to check again by now."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import Source

from .doings import Doing, Topic, named
from .members import Members

AHEAD = timedelta(days=7)


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    here = {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}
    rows = Source.objects.filter(
        added_by__in={user_id for user_id, _workspace in here}, re_check_by__lte=(now + AHEAD).date()
    ).select_related("workspace")
    return (_doing(row) for row in rows if (row.added_by_id, row.workspace_id) in here)


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("you added this source; check it again.")


def count(number: int) -> str:
    return ngettext("%d source to check again", "%d sources to check again", number) % number


def _doing(row: Source) -> Doing:
    return Doing(
        user_id=row.added_by_id,
        workspace_id=row.workspace_id,
        code="source",
        subject_id=row.pk,
        ref="",
        title=str(row),
        path=f"/w/{row.workspace.key}/sources/{row.pk}/",
        due=row.re_check_by,
    )


TODO = {"source": Topic(gather, say, count)}
