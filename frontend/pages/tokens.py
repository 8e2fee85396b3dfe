"""Tokens as rows: what each may, when it was used and when it ends."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from accounts.models import Token
from frontend.reader import Reader

ENDS_SOON = timedelta(days=3)


def token_rows(
    tokens: Iterable[Token], place: str, reader: Reader, words: Mapping[str, object]
) -> list[dict]:
    """What the list of tokens at the page ``place`` shows, newest first; ``words`` say what each scope means there."""
    newest_first = sorted(tokens, key=lambda one: one.created, reverse=True)
    return [_row(token, place, reader, words) for token in newest_first]


def _row(token: Token, place: str, reader: Reader, words: Mapping[str, object]) -> dict:
    now = reader.now
    ended = token.has_ended(now)
    return {
        "name": token.name,
        "prefix": token.token_key,
        "scopes": [words[scope] for scope in token.scopes if scope in words],
        "used": _day(token.last_used_at, reader),
        "ends": _day(token.expiry, reader),
        "ended": ended,
        "soon": not ended and token.expiry is not None and token.expiry <= now + ENDS_SOON,
        "replaced": token.replaced_at is not None,
        "rotate": f"{place}{token.token_key}/rotation/" if token.is_lasting(now) else "",
        "revoke": f"{place}{token.token_key}/revocation/",
    }


def _day(moment: datetime | None, reader: Reader) -> str:
    return reader.date(moment.astimezone(reader.tz).date()) if moment else ""
