"""The inbox."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from deliberation.models import Notification
from deliberation.models.activity import NotificationQuerySet
from deliberation.permissions import Actor, require


@transaction.atomic
def mark_read(*, by: Actor, ids: Iterable[UUID]) -> int:
    """Put away what one has been told. Twice is as good as once. Returns how many were unread. Raises NotAllowed."""
    return _put_away(by, Notification.objects.filter(user=by.user, pk__in=list(ids)))


@transaction.atomic
def mark_all_read(*, by: Actor, through: datetime) -> int:
    """Put away all that one was told up to ``through`` (aware): what came since was not seen. Raises NotAllowed."""
    return _put_away(by, Notification.objects.filter(user=by.user, created_at__lte=through))


def _put_away(by: Actor, rows: NotificationQuerySet) -> int:
    require(by.user is not None and by.writes)
    return rows.unread().update(read_at=by.moment)
