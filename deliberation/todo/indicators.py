"""Indicators that miss what they are meant to reach, and those whose reading is due, for whoever watches them."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Indicator
from deliberation.models.stages import ACT, stages_with
from deliberation.reckoning.breach import next_due

from .doings import Doing, Topic, gather_nothing, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterator[Doing]:
    """Of both codes: the indicators are read once."""
    for row in _watched(members):
        if row.breached_at is not None:
            yield _doing("breach", row)
        if due := _due(row, now):
            yield _doing("reading", row, due=due)


def say_breached(doing: Doing) -> tuple[str, str]:
    return named(doing), _("its last reading misses what it is meant to reach.")


def count_breached(number: int) -> str:
    return ngettext("%d indicator to look into", "%d indicators to look into", number) % number


def say_due(doing: Doing) -> tuple[str, str]:
    return named(doing), _("a reading is due.")


def count_due(number: int) -> str:
    return ngettext("%d reading to take", "%d readings to take", number) % number


def _watched(members: Members) -> Iterator[Indicator]:
    """Those of which there may be something to do, and whose watcher is a member where they are."""
    mine = Q(owner__in=members.user_ids) | Q(owner=None, added_by__in=members.user_ids)
    asks = Q(breached_at__isnull=False) | ~Q(frequency="")
    rows = Indicator.objects.filter(mine, asks, initiative__stage__in=stages_with(ACT))
    here = members.pairs()
    for row in rows.select_related("initiative__workspace").annotate(last=Max("readings__on")):
        if (row.watcher_id, row.initiative.workspace_id) in here:
            yield row


def _due(row: Indicator, now: datetime) -> date | None:
    """The day of its next reading, once it is there: counted from the last one, or from when it was named."""
    zone = ZoneInfo(row.initiative.workspace.time_zone)
    due = next_due(row.frequency, row.last or row.created_at.astimezone(zone).date())
    return due if due is not None and due <= now.astimezone(zone).date() else None


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
    "breach": Topic(gather, say_breached, count_breached),
    "reading": Topic(gather_nothing, say_due, count_due),
}
