"""Indicators that miss what they are meant to reach, and those whose reading is due, for whoever watches them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Indicator
from deliberation.models.stages import ACT, stages_with
from deliberation.reckoning.breach import next_due

from .doings import Doing, Topic, named
from .members import Members


def gather_breached(members: Members, now: datetime) -> Iterable[Doing]:
    return (_doing("breach", row) for row in _of(members, _watched(members).exclude(breached_at=None)))


def gather_due(members: Members, now: datetime) -> Iterator[Doing]:
    """Counted from the last reading, or from when it was named."""
    rows = _watched(members).exclude(frequency="").annotate(last=Max("readings__on"))
    for row in _of(members, rows):
        zone = ZoneInfo(row.initiative.workspace.time_zone)
        due = next_due(row.frequency, row.last or row.created_at.astimezone(zone).date())
        if due is not None and due <= now.astimezone(zone).date():
            yield _doing("reading", row, due=due)


def say_breached(doing: Doing) -> tuple[str, str]:
    return named(doing), _("its last reading misses what it is meant to reach.")


def count_breached(number: int) -> str:
    return ngettext("%d indicator to look into", "%d indicators to look into", number) % number


def say_due(doing: Doing) -> tuple[str, str]:
    return named(doing), _("a reading is due.")


def count_due(number: int) -> str:
    return ngettext("%d reading to take", "%d readings to take", number) % number


def _watched(members: Members) -> QuerySet[Indicator]:
    mine = Q(owner__in=members.user_ids) | Q(owner=None, added_by__in=members.user_ids)
    rows = Indicator.objects.filter(mine, initiative__stage__in=stages_with(ACT))
    return rows.select_related("initiative__workspace")


def _of(members: Members, rows: QuerySet[Indicator]) -> Iterator[Indicator]:
    """Those whose watcher is a member where they are."""
    here = members.pairs()
    return (row for row in rows if (row.watcher_id, row.initiative.workspace_id) in here)


def _doing(code: str, row: Indicator, **more) -> Doing:
    return Doing(
        user_id=row.watcher_id,
        workspace_id=row.initiative.workspace_id,
        code=code,
        subject_id=row.pk,
        initiative_id=row.initiative_id,
        ref=row.initiative.ref,
        title=row.name,
        path=f"/i/{row.initiative.ref}/monitoring/#indicator-{row.pk}",
        **more,
    )


TODO = {
    "breach": Topic(gather_breached, say_breached, count_breached),
    "reading": Topic(gather_due, say_due, count_due),
}
