"""Asks for runs: one task for each webhook, so that one that does not answer holds up no other."""

from datetime import datetime
from functools import partial
from math import ceil
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from accounts.queue import ask_for
from deliberation.models import DeliveryState, Webhook, WebhookDelivery

TASK = "deliberation.tasks.send_to_webhook"
ASKED_FOR = 30  # seconds in which one request stands for all, should its task never free the key


def wake_soon(webhook_id: UUID) -> None:
    """After the commit, ask for a run."""
    transaction.on_commit(partial(wake, webhook_id))


def wake(webhook_id: UUID) -> None:
    """Ask for a run, unless one is asked for."""
    _ask(webhook_id, asked_for(webhook_id))


def wake_at(webhook_id: UUID, at: datetime, now: datetime) -> None:
    """Ask for a run at that moment, unless one is asked for: one task, however many runs find the same to come."""
    seconds = (at - now).total_seconds()
    if seconds <= 0:
        wake(webhook_id)
    else:
        _ask(webhook_id, f"{asked_for(webhook_id)}:{at.timestamp()}", seconds)


def _ask(webhook_id: UUID, key: str, seconds: float = 0) -> None:
    ask_for(TASK, str(webhook_id), seconds=seconds, once=key, kept=ASKED_FOR + ceil(seconds))


def asked_for(webhook_id: UUID | str) -> str:
    """The cache key under which a request for a run waits."""
    return f"webhook:{webhook_id}"


def waiting_webhooks(now: datetime) -> list[UUID]:
    """Those with something to send at ``now`` that nobody is at work on."""
    due = Q(state=DeliveryState.WAITING, not_before__lte=now) | Q(state=DeliveryState.SENDING)
    waits = WebhookDelivery.objects.filter(due, webhook=OuterRef("pk"))
    found = Webhook.objects.active().free(now, now).filter(Exists(waits)).order_by("pk")
    return list(found.values_list("pk", flat=True))
