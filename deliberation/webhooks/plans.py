"""Which webhooks are told of an Activity: a row for each message, once."""

from uuid import UUID

from django.utils import timezone

from accounts.models import Membership
from deliberation.models import Activity, WebhookDelivery

from .events import BESIDE, event_of, types_of
from .keepers import Listening, still_active
from .sight import Sight, sees
from .waking import wake_soon


def plan(activity: Activity, listening: Listening) -> None:
    """Write what each of ``listening`` is to be told of an Activity, in the caller's transaction.

    Also of a quiet one: people are spared its mails, copies have to stay right. Twice is as good as once. However many
    webhooks an owner has, what that one may see is asked once. Those removed or switched off since are told nothing.
    """
    types = [kind for kind in types_of(activity) if any(webhook.wants(kind) for webhook, _owner in listening)]
    if not types:
        return
    activity = Activity.objects.select_related(*BESIDE).get(pk=activity.pk)
    listening = still_active(listening)
    owners = {owner.pk: owner for _webhook, owner in listening}
    told = {kind: _seeing(activity, kind, owners) for kind in types}
    now = timezone.now()
    rows = [
        WebhookDelivery(webhook=webhook, activity=activity, type=kind, not_before=now)
        for kind in types
        for webhook, owner in listening
        if webhook.wants(kind) and owner.pk in told[kind]
    ]
    WebhookDelivery.objects.bulk_create(rows, ignore_conflicts=True)
    for webhook_id in {row.webhook_id for row in rows if not row.webhook.rests(now)}:
        wake_soon(webhook_id)


def _seeing(activity: Activity, kind: str, owners: dict[UUID, Membership]) -> set[UUID]:
    event = event_of(activity, kind)
    return {pk for pk, owner in owners.items() if sees(owner, event) != Sight.UNSEEN}
