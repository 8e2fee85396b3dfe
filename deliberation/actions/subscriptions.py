"""How far a workspace's members have been told of it, and when they hear next, for all of them at once."""

from datetime import datetime

from django.db import transaction

from accounts.models import Workspace
from deliberation.calendars import Slot, next_instant
from deliberation.digests import schedule
from deliberation.models import LedgerEntry, Subscription
from deliberation.permissions import Actor, require


@transaction.atomic
def count_as_told(*, by: Actor, workspace: Workspace, until: datetime) -> int:
    """Let nobody's digest tell what happened before ``until`` (aware): for a past that was brought in.

    The ledger is numbered before. Returns how many subscriptions it set. Raises NotAllowed.
    """
    require(by.system_may("workspace.created"))
    told = LedgerEntry.objects.filter(workspace=workspace, activity__at__lt=until).order_by("-seq")
    seq = told.values_list("seq", flat=True).first() or 0
    rows = list(Subscription.objects.filter(workspace=workspace).select_for_update())
    for row in rows:
        slot = Slot(weekday=row.weekday, hour=row.hour, zone=row.time_zone or workspace.time_zone)
        row.through_at, row.through_seq, row.due_at = until, seq, next_instant(slot, until)
    return Subscription.objects.bulk_update(rows, ["through_at", "through_seq", "due_at"])


def follow_zone(workspace: Workspace, moment: datetime) -> None:
    """After a workspace's change of zone, in its transaction: whoever has no zone of their own hears at its hour there.

    As after a change of one's own slot the next edition ends at the next instant of the new one.
    """
    rows = Subscription.objects.filter(workspace=workspace, time_zone="", due_at__isnull=False)
    followers = list(rows.select_for_update().order_by("pk"))
    for row in followers:
        row.workspace = workspace
        row.due_at = schedule.next_due(row, max(moment, row.through_at))
    Subscription.objects.bulk_update(followers, ["due_at"], batch_size=500)
