"""Tokens as rows: what each may, when it was used and when it ends."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import Token
from frontend.forms.tokens import SCOPES

ENDS_SOON = timedelta(days=7)
WORDS = dict(SCOPES)


def token_rows(tokens: Iterable[Token], place: str) -> list[dict]:
    """What the list of tokens at the page ``place`` shows, newest first."""
    now = timezone.now()
    return [_row(token, place, now) for token in sorted(tokens, key=lambda one: one.created, reverse=True)]


def _row(token: Token, place: str, now: datetime) -> dict:
    ended = token.has_ended(now)
    return {
        "name": token.name,
        "prefix": token.token_key,
        "scopes": [WORDS[scope] for scope in token.scopes],
        "created": token.created,
        "used": token.last_used_at,
        "ends": token.expiry,
        "ended": ended,
        "soon": not ended and token.expiry is not None and token.expiry <= now + ENDS_SOON,
        "replaced": token.replaced_at is not None,
        "rotate": "" if ended or token.replaced_at else f"{place}{token.token_key}/rotation/",
        "revoke": f"{place}{token.token_key}/revocation/",
    }
