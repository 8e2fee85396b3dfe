"""The record of what touches somebody's way in: sessions, tokens, second factors, addresses."""

from accounts.models import SecurityEvent, User


def note(kind: str, *, user: User | None, address: str | None = None, **details) -> None:
    """Keep that ``kind`` happened to ``user``, from the network ``address``.

    Kinds: session.started, .ended, .refused; token.created, .revoked; factor.added, .removed; recovery.used,
    .renewed; password.changed; email.changed; identity.linked; person.erased; and ``by`` whom operator.deactivated,
    .reactivated, .tokens_revoked, .mail_retried. ``details`` are codes, ids and numbers, never names or addresses of
    mail.
    """
    SecurityEvent.objects.create(user=user, kind=kind, address=address, details=details)
