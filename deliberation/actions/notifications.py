"""The inbox."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from deliberation.models import Notification
from deliberation.permissions import Actor, require


@transaction.atomic
def mark_read(*, by: Actor, ids: Iterable[UUID]) -> int:
    """Put away what one has been told. Twice is as good as once. Returns how many were unread. Raises NotAllowed."""
    require(by.user is not None and (by.token is None or "write" in by.token.scopes))
    unread = Notification.objects.filter(user=by.user, pk__in=list(ids), read_at=None)
    return unread.update(read_at=by.moment)
