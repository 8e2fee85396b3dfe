"""Reads what comes up in a workspace: the number of queries does not grow with its readers."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from deliberation.models import Action, Commitment, Edition, Initiative, Milestone, Source, Stage
from deliberation.models.stages import ACT, stages_with

from .facts import AHEAD, Ahead

DAY = timedelta(days=1)  # a day begins earlier or later where its reader lives
LEAD = ("lead__short_name_en", "lead__short_name_ko")
DECIDED = (Stage.DECIDED, Stage.MONITORING)


def ahead_of(editions: Collection[Edition]) -> dict[UUID, tuple[Ahead, ...]]:
    """Actions that are due within the time or late, sources to check again, and what commitments deliver, by their day.

    For each edition's id.
    """
    if not editions:
        return {}
    found = [*_actions(editions), *_sources(editions), *_commitments(editions), *_milestones(editions)]
    return {one.pk: tuple(_within(one, found)) for one in editions}


def progress_of(editions: Iterable[Edition]) -> dict[UUID, tuple[int, int]]:
    """How many actions are done, and how many there are, of each initiative that is decided and not closed."""
    here = {one.workspace_id for one in editions}
    rows = Initiative.objects.filter(workspace__in=here, stage__in=DECIDED).order_by()
    done = Count("actions", filter=Q(actions__done_at__isnull=False))
    counted = rows.annotate(done=done, all=Count("actions"))
    return {pk: (some, all_) for pk, some, all_ in counted.values_list("pk", "done", "all")}


def _actions(editions: Collection[Edition]) -> list[tuple[UUID, Ahead]]:
    """With their workspaces."""
    rows = Action.objects.filter(
        initiative__workspace__in={one.workspace_id for one in editions},
        initiative__stage__in=stages_with(ACT),
        done_at=None,
        due__lte=max(map(_last_day, editions)),
    )
    columns = ("initiative__workspace_id", "pk", "initiative_id", "text", "due", "owner__name")
    return [
        (workspace, Ahead("action", str(pk), str(place), text, due, owner or ""))
        for workspace, pk, place, text, due, owner in rows.order_by("due", "pk").values_list(*columns)
    ]


def _sources(editions: Collection[Edition]) -> list[tuple[UUID, Ahead]]:
    rows = Source.objects.library().filter(
        workspace__in={one.workspace_id for one in editions},
        re_check_by__gte=min(map(_first_day, editions)),
        re_check_by__lte=max(map(_last_day, editions)),
    )
    columns = rows.only("workspace", "title", "url", "re_check_by").order_by("re_check_by", "pk")
    return [
        (row.workspace_id, Ahead("source", str(row.pk), "", str(row), row.re_check_by)) for row in columns
    ]


def _commitments(editions: Collection[Edition]) -> list[tuple[UUID, Ahead]]:
    """What is to be delivered and is not done, of agreements that are kept now."""
    rows = Commitment.objects.kept().open()
    return [
        (workspace, Ahead("commitment", str(pk), "", text, due, english, korean))
        for workspace, pk, text, due, english, korean in _due_soon(rows, editions).values_list(
            "clause__agreement__workspace_id", "pk", "deliverable", "due", *LEAD
        )
    ]


def _milestones(editions: Collection[Edition]) -> list[tuple[UUID, Ahead]]:
    """Steps on the way that are not reached."""
    standing = Commitment.objects.kept().standing()
    rows = Milestone.objects.filter(reached_on=None, commitment__in=standing)
    way = "commitment__"
    columns = (f"{way}clause__agreement__workspace_id", f"{way}pk", f"{way}deliverable", "due", "title")
    return [
        (workspace, Ahead("commitment", str(pk), "", text, due, english, korean, step))
        for workspace, pk, text, due, step, english, korean in _due_soon(rows, editions, way).values_list(
            *columns, *(f"{way}{name}" for name in LEAD)
        )
    ]


def _due_soon(rows, editions: Collection[Edition], way: str = ""):
    here = {f"{way}clause__agreement__workspace__in": {one.workspace_id for one in editions}}
    soon = rows.filter(due__gte=min(map(_first_day, editions)), due__lte=max(map(_last_day, editions)))
    return soon.filter(**here).order_by("due", "pk")


def _within(edition: Edition, found: Iterable[tuple[UUID, Ahead]]) -> Iterator[Ahead]:
    """Those of its workspace and its time; an action that is late comes up until it is done."""
    first, last = _first_day(edition), _last_day(edition)
    for workspace, one in found:
        here = workspace == edition.workspace_id and one.day <= last
        if here and (one.code == "action" or one.day >= first):
            yield one


def _first_day(edition: Edition) -> date:
    return (edition.ends_at - DAY).date()


def _last_day(edition: Edition) -> date:
    return (edition.ends_at + AHEAD + DAY).date()
