"""Plans what is due: editions, deliveries and mails, and how far each subscription has come, in one commit."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Greatest

from accounts import mail
from accounts.models import Membership, OutgoingMail, Workspace
from deliberation.calendars import Slot, last_instant, next_instant
from deliberation.models import Delivery, Edition, Ledger, Subscription

from .editions import edition_of
from .schedule import due, misses_a_slot, seq_before, slot_of

CHUNK = 500  # subscriptions in one transaction
KEY = "digest"


@dataclass(frozen=True, slots=True)
class Bounds:
    """People with equal bounds share an edition."""

    cadence: str
    starts_at: datetime
    ends_at: datetime


@dataclass(slots=True)
class Due:
    """One subscription with the period that it hears of next."""

    subscription: Subscription
    slot: Slot
    bounds: Bounds
    next_at: datetime


@dataclass(slots=True)
class Planned:
    """How many mails each edition got."""

    editions: Counter[Edition] = field(default_factory=Counter)

    @property
    def mails(self) -> int:
        return sum(self.editions.values())


def plan(workspace_id: UUID, now: datetime, *, only: str = "") -> Planned:
    """Plan every digest of a workspace that is due at ``now`` (aware), each once, whoever else plans too."""
    planned = Planned()
    workspace = Workspace.objects.get(pk=workspace_id)
    while some := _plan_some(workspace, now, only, planned):
        if some < CHUNK:
            break
    return planned


@transaction.atomic
def _plan_some(workspace: Workspace, now: datetime, only: str, planned: Planned) -> int:
    # The ledger's lock lets one planner at a time into a workspace: an edition is built once.
    Ledger.objects.select_for_update(no_key=True).get(pk=workspace.pk)
    subscriptions = _locked(workspace, now, only)
    members = set(
        Membership.objects.active()
        .filter(workspace=workspace, user__in=[one.user_id for one in subscriptions])
        .values_list("user_id", flat=True)
    )
    waiting = _periods(subscriptions, now)
    for bounds, group in _by_bounds(waiting).items():
        here = [one for one in group if one.subscription.user_id in members]
        if here:
            from_seq = min(one.subscription.through_seq for one in here)
            edition = edition_of(workspace, bounds.cadence, bounds.starts_at, bounds.ends_at, from_seq)
            planned.editions[edition] += _deliver_to(edition, here)
        _advance(group, seq_before(workspace.pk, bounds.ends_at))
    return len(subscriptions)


def _locked(workspace: Workspace, now: datetime, only: str) -> list[Subscription]:
    rows = due(now).filter(workspace=workspace).select_for_update(of=("self",)).select_related("user")
    if only:
        rows = rows.filter(user__email__iexact=only)
    subscriptions = list(rows.order_by("through_at", "pk")[:CHUNK])
    for subscription in subscriptions:
        subscription.workspace = workspace
    return subscriptions


def _periods(subscriptions: Iterable[Subscription], now: datetime) -> list[Due]:
    ends: dict[Slot, tuple[datetime, datetime]] = {}
    found = []
    for one in subscriptions:
        slot = slot_of(one)
        if slot not in ends:
            ends[slot] = last_instant(slot, now), next_instant(slot, now)
        ends_at, next_at = ends[slot]
        # Where the clocks of a zone were settled otherwise meanwhile, what was due is no instant of its slot any more:
        # the last one may lie before what was told already.
        ends_at = max(ends_at, one.due_at)
        found.append(Due(one, slot, Bounds(one.cadence, one.through_at, ends_at), next_at))
    return found


def _by_bounds(waiting: Iterable[Due]) -> dict[Bounds, list[Due]]:
    groups: dict[Bounds, list[Due]] = {}
    for one in waiting:
        groups.setdefault(one.bounds, []).append(one)
    return groups


def mail_key(edition_id: UUID, user_id: UUID) -> str:
    """What makes the mail of an edition to a person one row, however often it is planned."""
    return f"{KEY}:{edition_id}:{user_id}"


def _deliver_to(edition: Edition, group: list[Due]) -> int:
    """A delivery and a mail for each who has none of this edition. Returns how many."""
    there = set(Delivery.objects.filter(edition=edition).values_list("user_id", flat=True))
    people = {
        mail_key(edition.pk, one.subscription.user_id): one
        for one in group
        if one.subscription.user_id not in there
    }
    mails = mail.plan(((key, one.subscription.user) for key, one in people.items()), edition.ends_at)
    Delivery.objects.bulk_create([_delivery(edition, people[row.key], row) for row in mails], batch_size=500)
    return len(mails)


def _delivery(edition: Edition, one: Due, row: OutgoingMail) -> Delivery:
    gap = misses_a_slot(one.slot, edition.starts_at, edition.ends_at)
    return Delivery(edition=edition, user_id=one.subscription.user_id, mail=row, covers_gap=gap)


def _advance(group: list[Due], to_seq: int) -> None:
    """Move on those that are still where they were read; who is no member now was told nothing."""
    steps: dict[datetime, list[Due]] = {}
    for one in group:
        steps.setdefault(one.next_at, []).append(one)
    for next_at, some in steps.items():
        bounds = some[0].bounds
        still = Subscription.objects.filter(
            pk__in=[one.subscription.pk for one in some], through_at=bounds.starts_at
        )
        still.update(through_at=bounds.ends_at, through_seq=Greatest("through_seq", to_seq), due_at=next_at)
