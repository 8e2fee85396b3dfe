"""What became of mails, for whoever keeps the site running: numbers and codes, no words that a mail says."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet, Value
from django.db.models.functions import Left, StrIndex

from accounts.mail import service
from accounts.models import MailState, OutgoingMail
from deliberation.models import ArrivedMail, Delivery, Edition, Subscription

LATELY = timedelta(days=1)
WAITING = frozenset({MailState.PLANNED, MailState.CLAIMED, MailState.SENDING, MailState.RETRY})
TROUBLES = (MailState.FAILED, MailState.BOUNCED, MailState.UNKNOWN)
KIND = Left("key", StrIndex("key", Value(":")) - 1)


@dataclass(slots=True)
class Outcomes:
    """How many mails came to which state. ``forgotten`` are those whose retention is over."""

    states: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    doubted: int = 0
    forgotten: int = 0

    @property
    def waiting(self) -> int:
        return sum(self.states[state] for state in WAITING)

    @property
    def total(self) -> int:
        return self.states.total() + self.forgotten


def waiting_by_kind(now: datetime) -> dict[str, int]:
    """How many mails wait whose time has come, by what they are; also those that a pause or a restore holds."""
    return _by_kind(service.waiting().filter(not_before__lte=now))


def held_by_kind() -> dict[str, int]:
    return _by_kind(service.held())


def lately(now: datetime) -> Counter[str]:
    """How many mails came to which end in the last day."""
    settled = OutgoingMail.objects.filter(settled_at__gt=now - LATELY, settled_at__lte=now)
    return Counter(dict(settled.order_by().values_list("state").annotate(Count("pk"))))


def outcomes_of(editions: Collection[Edition]) -> dict[UUID, Outcomes]:
    """What became of the mails of each, in one query however many there are."""
    rows = (
        Delivery.objects.filter(edition__in=editions)
        .order_by()
        .values_list("edition", "mail__state", "mail__reason")
        .annotate(count=Count("pk"), doubted=Count("pk", filter=Q(mail__possible_duplicate=True)))
    )
    found = {edition.pk: Outcomes() for edition in editions}
    for edition, state, reason, count, doubted in rows:
        _add(found[edition], state, reason, count, doubted)
    return found


def troubles() -> QuerySet[OutgoingMail]:
    """What an operator may look after: given up, refused, or sent without an answer; the latest first."""
    rows = OutgoingMail.objects.filter(state__in=TROUBLES, failed_at__isnull=False)
    return rows.select_related("person").order_by("-failed_at", "-pk")


def suspended() -> QuerySet[Subscription]:
    """Whose digests rest because their address takes nothing."""
    rows = Subscription.objects.filter(suspended_at__isnull=False)
    return rows.select_related("user", "workspace").order_by("-suspended_at", "-pk")


def held_answers() -> QuerySet[ArrivedMail]:
    """Answers by mail that wait for the people they may be from, without their words; the oldest first."""
    rows = ArrivedMail.objects.filter(state=ArrivedMail.State.HELD).defer("text")
    return rows.select_related("person").order_by("arrived_at", "pk")


def held_answers_by_reason() -> list[dict]:
    """How many of them are held for which ``reason``, and ``since`` when the oldest."""
    rows = held_answers().select_related(None).order_by().values("reason")
    counted = rows.annotate(number=Count("pk"), since=Min("arrived_at")).order_by("reason")
    return [dict(one) for one in counted]


def answers_lately(now: datetime) -> Counter[str]:
    """What became of the answers by mail of the last day."""
    came = ArrivedMail.objects.filter(arrived_at__gt=now - LATELY, arrived_at__lte=now)
    return Counter(dict(came.order_by().values_list("state").annotate(Count("pk"))))


def _by_kind(rows: QuerySet[OutgoingMail]) -> dict[str, int]:
    return dict(
        rows.order_by().annotate(kind=KIND).values_list("kind").annotate(Count("pk")).order_by("kind")
    )


def _add(outcomes: Outcomes, state: str | None, reason: str, count: int, doubted: int) -> None:
    outcomes.doubted += doubted
    if state is None:
        outcomes.forgotten += count
        return
    outcomes.states[state] += count
    if state == MailState.SKIPPED:
        outcomes.skipped[reason] += count
