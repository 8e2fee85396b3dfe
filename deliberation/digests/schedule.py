"""Which subscriptions are due, and the stretch of the ledger that each hears of next."""

from datetime import datetime, timedelta
from uuid import UUID

from accounts.models import Workspace
from accounts.models.workspaces import Cadence
from deliberation.calendars import Slot, last_instant, next_instant
from deliberation.models import Edition, Ledger, LedgerEntry, Subscription

SECOND = timedelta(seconds=1)


def due(now: datetime):
    """Subscriptions with a scheduled instant behind them at ``now`` (aware) that they have not heard of."""
    return Subscription.objects.filter(due_at__lte=now).exclude(cadence=Cadence.OFF)


def slot_of(subscription: Subscription) -> Slot:
    """When it comes round; a subscription without a zone follows its workspace's."""
    weekday = subscription.weekday if subscription.cadence == Cadence.WEEKLY else None
    return Slot(weekday, subscription.hour, subscription.time_zone or subscription.workspace.time_zone)


def next_due(subscription: Subscription, after: datetime) -> datetime | None:
    """The first instant of its slot after ``after`` (aware), in UTC; none when it is switched off."""
    if subscription.cadence == Cadence.OFF:
        return None
    return next_instant(slot_of(subscription), after)


def start(subscription: Subscription, moment: datetime) -> None:
    """Let an unsaved or switched-off subscription begin with the period that runs at ``moment``.

    It begins where the others of its slot are, so that they share an edition; never before what it has heard.
    """
    begins = last_instant(slot_of(subscription), moment)
    if subscription.through_at is None or subscription.through_at < begins:
        subscription.through_at = begins
        subscription.through_seq = seq_before(subscription.workspace_id, begins)
    subscription.due_at = next_due(subscription, moment)


def seq_before(workspace_id: UUID, instant: datetime) -> int:
    """The number up to which the period that ends at ``instant`` tells the ledger.

    Editions that end together end at one number; what commits after the first was built is in the next ones.
    """
    built = Edition.objects.filter(workspace=workspace_id, ends_at=instant).values_list("to_seq", flat=True)
    if (number := built.first()) is not None:
        return number
    earlier = LedgerEntry.objects.filter(workspace=workspace_id, activity__at__lt=instant)
    return earlier.order_by("-seq").values_list("seq", flat=True).first() or 0


def misses_a_slot(slot: Slot, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether an instant of the slot lies inside the period: then it covers a gap and says so."""
    previous = last_instant(slot, ends_at - SECOND)
    return previous > starts_at


def workspaces_due(now: datetime) -> list[UUID]:
    return list(due(now).order_by().values_list("workspace_id", flat=True).distinct())


def last_seq(workspace: Workspace | UUID) -> int:
    return Ledger.objects.filter(workspace=workspace).values_list("last_seq", flat=True).first() or 0
