"""The record of what touches somebody's way in: sessions, tokens, second factors, addresses."""

from accounts.models import SecurityEvent, User


def note(kind: str, *, user: User | None, address: str | None = None, **details) -> None:
    """Keep that ``kind``, one of SecurityEvent.Kind, happened to ``user``, from the network ``address``.

    ``details`` are codes, ids and numbers, never names or addresses of mail.
    """
    kind = SecurityEvent.Kind(kind).value
    SecurityEvent.objects.create(user=user, kind=kind, address=address, details=details)
