"""Which webhooks are told of an Activity: a row for each message, once."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from deliberation.models import Activity, Webhook, WebhookDelivery

from .events import BESIDE, event_of, types_of
from .sight import Sight, access_of, sees
from .waking import wake_soon


def listening(workspace_id: UUID) -> list[Webhook]:
    """The webhooks of a workspace that are told of anything now."""
    return list(Webhook.objects.active().filter(workspace=workspace_id).order_by("pk"))


def plan(activity: Activity, webhooks: Sequence[Webhook]) -> None:
    """Write what each of ``webhooks`` is to be told of an Activity, in the caller's transaction.

    Also of a quiet one: people are spared its mails, copies have to stay right. Twice is as good as once.
    """
    wanted = [(one, kind) for kind in types_of(activity) for one in webhooks if one.wants(kind)]
    if not wanted:
        return
    activity = Activity.objects.select_related(*BESIDE).get(pk=activity.pk)
    rows = [
        WebhookDelivery(webhook=one, activity=activity, type=kind, not_before=timezone.now())
        for one, kind in wanted
        if _may_be_told(one, activity, kind)
    ]
    WebhookDelivery.objects.bulk_create(rows, ignore_conflicts=True)
    for webhook_id in {row.webhook_id for row in rows}:
        wake_soon(webhook_id)


def _may_be_told(webhook: Webhook, activity: Activity, kind: str) -> bool:
    member = access_of(webhook)
    return member is not None and sees(member, event_of(activity, kind)) != Sight.UNSEEN
