"""How far a workspace's members have been told of it."""

from datetime import datetime

from django.db import transaction

from accounts.models import Workspace
from deliberation.calendars import Slot, next_instant
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
