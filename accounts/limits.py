"""Whose attempts are counted together, so that guessing is slow and yet nobody can lock another person out.

Attempts at an address are counted apart for each place they come from: a browser in which its owner has signed in
before, or else a network. All strangers together have a count of their own, which a known browser does not feel.
"""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core import signing

from .models import User, new_id

COOKIE = f"{settings.COOKIE_PREFIX}known"
SALT = "madang.known-browser"
LASTS = 365 * 24 * 3600  # seconds


def remember(response, request, user: User) -> None:
    """Let this browser be known as one in which ``user`` has signed in."""
    value = signing.dumps({"user": str(user.pk), "browser": str(new_id())}, salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=LASTS, secure=settings.HTTPS, httponly=True, samesite="Lax", path="/"
    )


def key_of(request, email: str) -> str:
    """Under which attempts at ``email`` from here are counted."""
    return f"{email.lower()} {_browser(request, email) or get_ip(request)}"


def may_try(request, action: str, email: str) -> bool:
    """Count an attempt at ``email``; False when there were too many, from here or from strangers."""
    ours = ratelimit.consume(request, action=action, key=key_of(request, email))
    return bool(ours) and may_stranger(request, action, email)


def may_stranger(request, action: str, email: str) -> bool:
    """Count an attempt at ``email`` among those of strangers; a known browser is none."""
    if _browser(request, email):
        return True
    return bool(ratelimit.consume(request, action=f"{action}_by_strangers", key=email.lower()))


def _browser(request, email: str) -> str:
    """Which known browser this is, if the person of ``email`` has signed in with it before; else empty."""
    try:
        known = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return ""
    theirs = User.objects.filter(pk=known["user"], email__iexact=email).exists()
    return known["browser"] if theirs else ""
