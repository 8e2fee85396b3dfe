"""Events in preparation, their deadlines that are not met, and what of it the reader has to do."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from accounts.models import User
from deliberation.models import Deadline as EventDeadline
from deliberation.models import Event, Preparation

from .facts import DEADLINE, EVENT, PREPARATION, Deadline

MOST = 1000  # of a kind; the latest stay


def of_events(user: User, where: dict[str, Any]) -> Iterator[Deadline]:
    """``where`` names the workspaces, as from an event."""
    ahead = Event.objects.visible_to(user).ahead().filter(**where).select_related("workspace")
    for row in ahead.order_by("-starts_on", "pk")[:MOST]:
        yield _entry(EVENT, row, row, row.starts_on)
    below = {f"event__{name}": value for name, value in where.items()}
    below["event__state"] = Event.State.PREPARING
    deadlines = EventDeadline.objects.visible_to(user).filter(**below, done_on=None)
    things = Preparation.objects.visible_to(user).filter(
        **below, owner=user, due__isnull=False, state__in=Preparation.OPEN
    )
    for kind, rows in ((DEADLINE, deadlines), (PREPARATION, things)):
        for row in rows.select_related("event__workspace").order_by("-due", "pk")[:MOST]:
            yield _entry(kind, row, row.event, row.due)


def _entry(kind: str, row: Any, event: Event, day: date) -> Deadline:
    path = event.path_in(event.workspace.key)
    at = "" if row is event else f"#{kind}-{row.pk}"
    title = str(row) if row is event else f"{row} ({event.title})"
    return Deadline(kind, row.pk, title, f"{path}{at}", day, row.updated_at, row.version)
