"""All that opens a door for a person without signing in, ended at once."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from accounts.models import User
from accounts.models.people import UserKind

from .feeds import drop_feeds
from .tokens import drop_tokens


@transaction.atomic
def end_tokens(*, persons: Iterable[User | UUID], reason: str) -> None:
    """End every credential and every feed that these have; those of services stay. ``reason`` is a code."""
    holders = User.objects.filter(pk__in=persons, kind=UserKind.PERSON).order_by("pk")
    locked = [user.pk for user in holders.select_for_update(no_key=True)]  # none is being made meanwhile
    drop_tokens(persons=locked, reason=reason)
    drop_feeds(persons=locked, reason=reason)
