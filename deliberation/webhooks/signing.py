"""Secrets of webhooks and the signatures made with them, as Standard Webhooks 1.0 has it.

A secret has to be read whenever something is signed, so it is no digest but sealed: what lies in the database opens
nothing without SECRET_KEY.
"""

import secrets
from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from standardwebhooks import Webhook as Signer

from accounts.sealing import BrokenSeal, unseal
from deliberation.models import Webhook, WebhookSecret

BYTES = 32
PREFIX = "whsec_"


def new_secret() -> str:
    return PREFIX + b64encode(secrets.token_bytes(BYTES)).decode()


def secrets_of(webhook: Webhook, now: datetime) -> list[str]:
    """Those valid at ``now``, the latest first. Raises BrokenSeal where none can be read."""
    valid = WebhookSecret.objects.filter(Q(ends_at=None) | Q(ends_at__gt=now), webhook=webhook)
    readable = [text for one in valid.order_by("-created_at", "-pk") if (text := _unsealed(one))]
    if not readable:
        raise BrokenSeal
    return readable


def _unsealed(secret: WebhookSecret) -> str:
    """Empty for one that was sealed with another SECRET_KEY, and has a successor since."""
    try:
        return unseal(secret.sealed)
    except BrokenSeal:
        return ""


def signed(message_id: str, body: bytes, moment: datetime, keys: Sequence[str]) -> dict[str, str]:
    """The headers that a message carries: one signature for each of ``keys``."""
    said = body.decode()
    signatures = (Signer(key).sign(message_id, moment, said) for key in keys)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
