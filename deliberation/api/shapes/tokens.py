"""Credentials as answers; a text stands only in the answer that makes it."""

from accounts.models import Token

from .reader import api


def shape_token(row: Token, place: str = "me") -> dict:
    """A token of the caller, or of what stands at ``place``."""
    return {
        "prefix": row.token_key,
        "url": api(f"{place}/tokens/{row.token_key}"),
        "name": row.name,
        "scopes": row.scopes,
        "created_at": row.created,
        "expires_at": row.expiry,
        "last_used_at": row.last_used_at,
        "replaced_at": row.replaced_at,
    }


def shape_made(made: tuple[Token, str], place: str = "me") -> dict:
    token, text = made
    return {**shape_token(token, place), "text": text}
