"""Identities at OpenID providers, linked to a person."""

from allauth.socialaccount.models import SocialAccount

from accounts.models import SecurityEvent, User

from .events import note

Kind = SecurityEvent.Kind


def link_identity(
    *, user: User, provider: str, uid: str, extra_data: dict, address: str | None = None
) -> bool:
    """Let ``user`` sign in by this identity. False when it is another's; twice is as good as once."""
    linked, new = SocialAccount.objects.get_or_create(
        provider=provider, uid=uid, defaults={"user": user, "extra_data": extra_data}
    )
    if new:
        note(Kind.IDENTITY_LINKED, user=user, address=address)
    return linked.user_id == user.pk
