"""Webhooks and their log as answers; a secret stands only in the answer that makes it."""

from django.conf import settings

from deliberation.models import Webhook, WebhookDelivery
from deliberation.permissions import can_keep_webhook

from .reader import Reader, api


def shape_webhook(row: Webhook, reader: Reader) -> dict:
    """A webhook with its workspace and owner."""
    key = row.workspace.key
    return {
        "id": row.pk,
        "url": api(f"webhooks/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{key}/webhooks/{row.pk}/",
        "workspace": key,
        "address": row.address,
        "types": row.types,
        "description": row.description,
        "owner": {"id": row.owner_id, "name": row.owner.name, "kind": row.owner.kind},
        "token": row.token_key or None,
        "state": row.state,
        "reason": row.reason or None,
        "disabled_at": row.disabled_at,
        "failures": row.failures,
        "version": row.version,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "permissions": {"change": can_keep_webhook(reader.by, row)},
    }


def shape_made(made: tuple[Webhook, str], reader: Reader) -> dict:
    webhook, secret = made
    return {**shape_webhook(webhook, reader), "secret": secret}


def shape_delivery(row: WebhookDelivery, webhook: Webhook, reader: Reader) -> dict:
    """A message of the webhook, and what became of it."""
    page = f"{settings.BASE_URL}/w/{webhook.workspace.key}/webhooks/{webhook.pk}/"
    keeps = reader.once(("keeps", webhook.pk), lambda: can_keep_webhook(reader.by, webhook))
    return {
        "id": row.pk,
        "url": api(f"webhooks/{row.webhook_id}/deliveries/{row.pk}"),
        "html_url": page,
        "webhook": row.webhook_id,
        "type": row.type,
        "state": row.state,
        "attempts": row.attempts,
        "next_at": row.not_before,
        "tried_at": row.tried_at,
        "status": row.status,
        "fault": row.fault or None,
        "duration_ms": row.duration_ms,
        "answer": row.answer,
        "created_at": row.created_at,
        "settled_at": row.settled_at,
        "updated_at": row.settled_at or row.tried_at or row.created_at,
        "permissions": {"replay": keeps},
    }
