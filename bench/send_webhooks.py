"""`python -m bench.send_webhooks ADDRESS`: tells one webhook what waits for it, and prints what that cost, as JSON."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import Membership  # noqa: E402
from deliberation import webhooks  # noqa: E402
from deliberation.actions.webhooks import add_webhook, remove_webhook  # noqa: E402
from deliberation.models import Activity, DeliveryState, Webhook, WebhookDelivery  # noqa: E402
from deliberation.permissions import Actor  # noqa: E402

MESSAGES = 1000
TYPE = "argument.added"
asked: Counter[str] = Counter()


def main(address: str) -> None:
    webhooks.waking._ask = lambda *_asked: None  # no worker takes it before this process does
    member = Membership.objects.filter(workspace__key="AI", role="owner", ended_at=None).first()
    assert member is not None
    by = Actor(user=member.user)
    webhook, _secret = add_webhook(by=by, workspace=member.workspace, address=address, types=[TYPE])
    _fill(webhook)
    try:
        told = _sent(webhook)
    finally:  # what comes later is told to nobody
        remove_webhook(by=by, webhook=webhook)
    print(json.dumps(told))


def _fill(webhook: Webhook) -> None:
    acts = Activity.objects.filter(workspace=webhook.workspace_id, verb=TYPE).order_by("-pk")[:MESSAGES]
    now = timezone.now()
    WebhookDelivery.objects.bulk_create(
        WebhookDelivery(webhook=webhook, activity=act, type=TYPE, not_before=now) for act in acts
    )


def _sent(webhook: Webhook) -> dict[str, Any]:
    began, cpu = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(_count):
        while webhooks.send_due(webhook.pk, timezone.now()):
            pass
    seconds, spent = time.perf_counter() - began, time.process_time() - cpu
    rows = WebhookDelivery.objects.filter(webhook=webhook, state=DeliveryState.DELIVERED)
    found = list(rows.order_by("duration_ms").values_list("pk", "duration_ms"))
    assert len(found) == MESSAGES, list(rows.model.objects.values_list("state", "fault").distinct())
    return {
        "ids": [str(pk) for pk, _took in found],
        "took": [took for _pk, took in found],
        "seconds": seconds,
        "cpu": spent,
        "queries": asked["SQL"],
    }


def _count(execute: Callable, *statement: Any) -> Any:
    asked["SQL"] += 1
    return execute(*statement)


if __name__ == "__main__":
    main(sys.argv[1])
