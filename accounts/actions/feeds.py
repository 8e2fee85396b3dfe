"""The secret address at which somebody's digests are read as a feed."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.mail import digest_of
from accounts.models import FeedAddress, SecurityEvent, Token, User

from .events import note
from .tokens import require_as_strong

Kind = SecurityEvent.Kind

BITS = 256
USE_IS_NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def open_feed(*, user: User, made_with: Token | None = None) -> tuple[FeedAddress, str]:
    """Give ``user`` an address of their digests' feed, in the place of the one before, which ends at once.

    Returns it and its secret, which is told this once. ``made_with`` is the credential of whoever asks, None for a
    session. Raises PermissionDenied for a credential without the scope ``admin``, ValidationError for who does not
    sign in.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not user.can_sign_in:
        raise ValidationError(_("This user does not sign in and has no feed."), code="no_sign_in")
    require_as_strong(made_with, ())
    _close(user)
    secret = secrets.token_urlsafe(BITS // 8)
    address = FeedAddress.objects.create(user=user, secret_digest=digest_of(secret))
    note(Kind.FEED_OPENED, user=user)
    return address, secret


@transaction.atomic
def close_feed(*, user: User, made_with: Token | None = None) -> None:
    """End the address at once. Twice is as good as once. Raises PermissionDenied as ``open_feed`` does."""
    require_as_strong(made_with, ())
    _close(User.objects.select_for_update(no_key=True).get(pk=user.pk))


def drop_feeds(*, persons: Iterable[UUID], reason: str) -> int:
    """Part of the verbs that end what opens a door, with their locks. Returns how many there were.

    ``reason`` is a code, kept with each.
    """
    return sum(_close(user, reason=reason) for user in User.objects.filter(feed_address__user__in=persons))


def note_feed_use(*, address: FeedAddress, now: datetime) -> None:
    """Write down when a feed was last read, at most once an hour."""
    stale = now - USE_IS_NOTED_EVERY
    if address.last_used_at is None or address.last_used_at <= stale:
        unnoted = Q(last_used_at=None) | Q(last_used_at__lte=stale)
        FeedAddress.objects.filter(unnoted, pk=address.pk).update(last_used_at=now)


def _close(user: User, **details: str) -> int:
    gone, _rows = FeedAddress.objects.filter(user=user).delete()
    if gone:
        note(Kind.FEED_CLOSED, user=user, **details)
    return gone
