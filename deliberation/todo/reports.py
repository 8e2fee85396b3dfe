"""Things that members reported: one line for each initiative, for its facilitators."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count
from django.utils.translation import ngettext

from accounts.permissions import FACILITATE
from deliberation.models import Initiative, Report

from .doings import Doing, Topic, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    facilitators = members.holding(FACILITATE)
    places = {row.workspace_id for row in facilitators}
    open_ones = Report.objects.filter(state=Report.State.OPEN, initiative__workspace__in=places).order_by()
    things = (
        Count("argument", distinct=True) + Count("evidence", distinct=True) + Count("comment", distinct=True)
    )
    counts = dict(open_ones.values_list("initiative").annotate(things=things))
    reported = Initiative.objects.filter(pk__in=counts).select_related("workspace") if counts else ()
    for initiative in reported:
        for row in facilitators:
            if row.workspace_id == initiative.workspace_id:
                yield _doing(row.user_id, initiative, counts[initiative.pk])


def say(doing: Doing) -> tuple[str, str]:
    words = ngettext("%d thing was reported.", "%d things were reported.", doing.count)
    return named(doing), words % doing.count


def count(number: int) -> str:
    return ngettext("%d report to settle", "%d reports to settle", number) % number


def _doing(user_id, initiative: Initiative, things: int) -> Doing:
    return Doing(
        user_id=user_id,
        workspace_id=initiative.workspace_id,
        code="report",
        subject_id=initiative.pk,
        initiative_id=initiative.pk,
        ref=initiative.ref,
        title=initiative.title,
        path=f"/i/{initiative.ref}/moderation/",
        count=things,
    )


TODO = {"report": Topic(gather, say, count)}
