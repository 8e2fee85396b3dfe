"""When an address takes no mail: its person hears nothing more until that person says so."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from accounts.models import MailState, OutgoingMail, User
from deliberation.models import Subscription, Suspension

BOUNCES = 3  # in a row


def suspend_after_bounces(mail: OutgoingMail) -> None:
    """After the third bounce in a row. What came back before its person let mails go again is not counted."""
    if mail.person_id is None:
        return
    resumed = Subscription.objects.filter(user=mail.person_id).aggregate(last=Max("resumed_at"))["last"]
    settled = OutgoingMail.objects.filter(person=mail.person_id, settled_at__isnull=False)
    if resumed:
        settled = settled.filter(settled_at__gt=resumed)
    last = settled.exclude(state=MailState.SKIPPED).order_by("-settled_at").values_list("state", flat=True)
    if list(last[:BOUNCES]) == [MailState.BOUNCED] * BOUNCES:
        suspend(mail.person_id, Suspension.BOUNCED)


def resume(person: User, moment: datetime, *, reasons: Collection[str]) -> int:
    """Let mail go again to a person who was suspended for one of ``reasons``. Returns how many subscriptions go on."""
    suspended = Subscription.objects.filter(user=person, suspended_for__in=reasons)
    return suspended.update(suspended_for="", suspended_at=None, resumed_at=moment)


def suspend(person: UUID, reason: Suspension) -> int:
    """Let no mail leave for any subscription of a person, from now on. Returns how many went on until now."""
    running = Subscription.objects.filter(user=person, suspended_for="")
    return running.update(suspended_for=reason, suspended_at=timezone.now())
