"""Identities at OpenID providers, linked to a person."""

from allauth.socialaccount.models import SocialAccount

from accounts.models import User

from .events import note


def link_identity(
    *, user: User, provider: str, uid: str, extra_data: dict, address: str | None = None
) -> bool:
    """Let ``user`` sign in by this identity. False when it is another's; twice is as good as once."""
    linked, new = SocialAccount.objects.get_or_create(
        provider=provider, uid=uid, defaults={"user": user, "extra_data": extra_data}
    )
    if new:
        note("identity.linked", user=user, address=address)
    return linked.user_id == user.pk
