"""Reads what comes up in a workspace: the number of queries does not grow with its readers."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q

from deliberation.models import Action, Edition, Initiative, Source, Stage
from deliberation.models.stages import ACT, stages_with

from .facts import AHEAD, Ahead

DAY = timedelta(days=1)  # a day begins earlier or later where its reader lives
DECIDED = (Stage.DECIDED, Stage.MONITORING)


def ahead_of(edition: Edition) -> tuple[Ahead, ...]:
    """Actions that are due within the time or late, and sources to check again, by their day.

    Meetings will stand here, too.
    """
    return (*_actions(edition), *_sources(edition))


def progress_of(edition: Edition) -> dict[UUID, tuple[int, int]]:
    """How many actions are done, and how many there are, of each initiative that is decided and not closed."""
    rows = Initiative.objects.filter(workspace=edition.workspace_id, stage__in=DECIDED).order_by()
    done = Count("actions", filter=Q(actions__done_at__isnull=False))
    counted = rows.annotate(done=done, all=Count("actions"))
    return {pk: (some, all_) for pk, some, all_ in counted.values_list("pk", "done", "all")}


def _actions(edition: Edition) -> list[Ahead]:
    rows = Action.objects.filter(
        initiative__workspace=edition.workspace_id,
        initiative__stage__in=stages_with(ACT),
        done_at=None,
        due__lte=(edition.ends_at + AHEAD + DAY).date(),
    )
    columns = ("pk", "initiative_id", "text", "due", "owner__name")
    return [
        Ahead("action", str(pk), str(place), text, due, owner or "")
        for pk, place, text, due, owner in rows.order_by("due", "pk").values_list(*columns)
    ]


def _sources(edition: Edition) -> list[Ahead]:
    first, last = (edition.ends_at - DAY).date(), (edition.ends_at + AHEAD + DAY).date()
    rows = Source.objects.library().filter(
        workspace=edition.workspace_id, re_check_by__gte=first, re_check_by__lte=last
    )
    return [
        Ahead("source", str(row.pk), "", str(row), row.re_check_by)
        for row in rows.only("title", "url", "re_check_by").order_by("re_check_by", "pk")
    ]
