"""What a person was told last in a workspace: read beside each delivery, however long ago it was."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from accounts.models import MailState, User, Workspace
from deliberation.models import Delivery

TOLD = (MailState.ACCEPTED, MailState.UNKNOWN)  # it has arrived, or may have


def told_before(instant: Any) -> Subquery:
    """What was chosen for the same person in the same workspace in the last digest that ended before ``instant``."""
    earlier = _told(OuterRef("user"), OuterRef("edition__workspace"), instant)
    return Subquery(earlier.values("chosen")[:1])


def told_to(user: User, workspace: Workspace, now: datetime) -> dict | None:
    """The same, of one person; ``now`` is aware."""
    return _told(user, workspace, now).values_list("chosen", flat=True).first()


def times_shown(chosen: dict | None) -> dict[str, int]:
    """How often each thing to do was told in full by then, by its key."""
    return {one["key"]: one["shown"] for one in (chosen or {}).get("todo", ())}


def _told(user, workspace, instant):
    rows = Delivery.objects.filter(user=user, edition__workspace=workspace, edition__ends_at__lt=instant)
    return rows.filter(chosen__isnull=False, mail__state__in=TOLD).order_by("-edition__ends_at", "-pk")
