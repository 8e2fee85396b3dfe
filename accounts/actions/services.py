"""Accounts of other systems, which nobody signs in with."""

from accounts.models import Token, User
from accounts.models.people import UserKind

from .tokens import revoke_token


def add_service(*, name: str, language: str = "en") -> User:
    """An account of another system: no address, no password, no way to sign in. Raises ValidationError."""
    return User.objects.create_user("", None, name=name, language=language, kind=UserKind.SERVICE)


def end_service(*, user: User) -> None:
    """Let a service act no more: its credentials are gone with it."""
    for token in Token.objects.filter(user=user):
        revoke_token(token=token)
    User.objects.filter(pk=user.pk, kind=UserKind.SERVICE).update(is_active=False)
