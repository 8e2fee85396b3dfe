"""The states of a delivery: waiting → sending → delivered, waiting again, failed or skipped.

One run at a time holds a webhook. Every step is a conditional UPDATE: a run whose lease went to another changes
nothing, and what a dead one left is sent again under the same id.
"""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from deliberation.models import DeliveryState, Webhook, WebhookDelivery, WebhookState, WhyDisabled
from deliberation.models.webhooks import WebhookQuerySet
from deliberation.outbox import record
from deliberation.permissions import Actor

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than one try may take


class Lost(Exception):
    """The lease ran out, or the webhook was changed: what is left is another's."""


def take(webhook_id: UUID, now: datetime) -> Webhook | None:
    """Hold a webhook that may be called at ``now``, for LEASE; None where somebody holds it or it rests."""
    moment, lease = timezone.now(), str(uuid4())
    mine = Webhook.objects.active().free(moment, now).filter(pk=webhook_id)
    if not mine.update(lease=lease, leased_until=moment + LEASE):
        return None
    left = WebhookDelivery.objects.filter(webhook=webhook_id, state=DeliveryState.SENDING)
    left.update(state=DeliveryState.WAITING, lease="", not_before=now)
    return Webhook.objects.select_related("workspace").filter(pk=webhook_id, lease=lease).first()


def next_due(webhook: Webhook, now: datetime) -> WebhookDelivery | None:
    """What is to be sent next, that which waited longest first."""
    return waiting_for(webhook).filter(not_before__lte=now).order_by("not_before", "id").first()


def next_at(webhook: Webhook) -> datetime | None:
    """When there is something to send again."""
    found = waiting_for(webhook).order_by("not_before").values_list("not_before", flat=True).first()
    rests = Webhook.objects.active().filter(pk=webhook.pk).values_list("rests_until", flat=True).first()
    return max(found, rests) if found and rests else found


def waiting_for(webhook: Webhook):
    return WebhookDelivery.objects.filter(webhook=webhook, state=DeliveryState.WAITING)


def held(webhook: Webhook) -> WebhookQuerySet:
    """It, while the run that took it holds it, and as it was then: what came of an address says nothing of the next."""
    return Webhook.objects.filter(pk=webhook.pk, lease=webhook.lease, version=webhook.version)


def begin(webhook: Webhook, delivery: WebhookDelivery) -> None:
    """Commit that it is about to be sent. Raises Lost."""
    moment = timezone.now()
    with transaction.atomic():
        if not held(webhook).active().update(leased_until=moment + LEASE):
            raise Lost
        waits = waiting_for(webhook).filter(pk=delivery.pk)
        changes = {"state": DeliveryState.SENDING, "lease": webhook.lease, "tried_at": moment}
        if not waits.update(**changes, attempts=F("attempts") + 1):
            raise Lost
    delivery.attempts, delivery.lease, delivery.tried_at = delivery.attempts + 1, webhook.lease, moment


def settle(delivery: WebhookDelivery, state: str, **told: Any) -> None:
    """Commit how a try ended. Raises Lost."""
    mine = WebhookDelivery.objects.filter(pk=delivery.pk, lease=delivery.lease, state=DeliveryState.SENDING)
    if not mine.update(state=state, lease="", **told):
        raise Lost


def put_off(delivery: WebhookDelivery, until: datetime) -> None:
    """Wait for what is not there to be read yet; no try is spent."""
    WebhookDelivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING).update(not_before=until)


def skip(delivery: WebhookDelivery, fault: str) -> None:
    """It is not to be told any more."""
    waits = WebhookDelivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING)
    waits.update(state=DeliveryState.SKIPPED, fault=fault, settled_at=timezone.now())


def note_success(webhook: Webhook) -> None:
    """The next miss is the first one again."""
    webhook.misses = webhook.failures = 0
    missed = held(webhook).exclude(misses=0, failures=0, rests_until=None)
    missed.update(misses=0, failures=0, rests_until=None)


def note_miss(webhook: Webhook, until: datetime, *, given_up: bool) -> None:
    """Let it rest."""
    mine = held(webhook)
    mine.update(misses=F("misses") + 1, failures=F("failures") + int(given_up), rests_until=until)
    webhook.misses, webhook.failures = mine.values_list("misses", "failures").first() or (0, 0)


def release(webhook: Webhook) -> None:
    Webhook.objects.filter(pk=webhook.pk, lease=webhook.lease).update(lease="", leased_until=None)


@transaction.atomic
def disable(webhooks: WebhookQuerySet, reason: WhyDisabled, moment: datetime) -> None:
    """Switch webhooks off by themselves, and tell who keeps their workspace; once for each."""
    for webhook in webhooks.active().order_by("pk").select_for_update():
        log.warning("webhook switched off: %s %s", webhook.pk, reason.value)
        off = {"state": WebhookState.DISABLED, "reason": reason, "disabled_at": moment, "updated_at": moment}
        Webhook.objects.filter(pk=webhook.pk).update(**off, version=F("version") + 1)
        by, workspace_id = Actor.system("webhooks"), webhook.workspace_id
        record("webhook.disabled", by=by, subject=webhook, workspace_id=workspace_id, reason=reason.value)
