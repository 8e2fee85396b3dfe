"""One-time links by which the people of the sample sign in; for the embedded run only."""

from django.conf import settings
from django.core import signing
from django.core.cache import cache

from accounts.models import User, new_id

ADDRESSES = (
    "facilitator@madang.example",
    "analyst@madang.example",
    "observer@madang.example",
    "owner@madang.example",
)
SALT = "madang.sign-in-link"
LASTS = 15 * 60  # seconds


def links() -> list[dict[str, str]]:
    """Name, address and a fresh token of each person of the sample; none outside of the embedded run."""
    if not settings.EMBEDDED:
        return []
    people = User.objects.filter(email__in=ADDRESSES, is_active=True)
    found = {user.email: user for user in people if user.can_sign_in}
    return [
        {"name": found[email].name, "email": email, "token": _token(found[email])}
        for email in ADDRESSES
        if email in found
    ]


def person_of(token: str) -> User | None:
    """Whom a token signs in: once, within a quarter of an hour, in the embedded run, and nobody else ever."""
    if not settings.EMBEDDED:
        return None
    try:
        said = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    if not cache.add(f"{SALT}:{said['once']}", 1, timeout=LASTS):
        return None
    user = User.objects.filter(pk=said["user"], email__in=ADDRESSES).first()
    return user if user and user.can_sign_in else None


def _token(user: User) -> str:
    return signing.dumps({"user": str(user.pk), "once": str(new_id())}, salt=SALT)
