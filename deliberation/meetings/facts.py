"""A meeting as one reader sees it; the number of queries is the same however long its agenda is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from accounts.models import User
from deliberation.models import AgendaItem, Meeting, MinuteLine, Seat

RIGHTS = ("reader_id", "reader_role", "reader_organisation_id", "reader_speaks_for")
ABOUT = ("initiative__workspace", "argument", "source", "commitment", "presenter", "added_by")
BECAME = ("action__owner", "argument", "comment", "added_by")


@dataclass(frozen=True, slots=True)
class Seen:
    """``items`` in their order, with their lines; ``withheld`` counts those that the reader may not see."""

    items: Sequence[Any]
    withheld: int

    @property
    def agenda(self) -> list[AgendaItem]:
        """What is on it, beside what is only proposed or was dropped."""
        return [item for item in self.items if item.state == AgendaItem.State.ACCEPTED]


def meeting_rows(user: User):
    """Meetings with all that their quorum and the words on their minutes are read from."""
    seats = Prefetch("body__seats", Seat.objects.select_related("organisation", "user"))
    beside = (seats, "attendances__organisation", "approvals__organisation", "approvals__by")
    rows = Meeting.objects.visible_to(user).select_related("body__workspace", "body__parent", "added_by")
    return rows.prefetch_related(*beside).with_asked()


def seen_of(meeting: Meeting, user: User) -> Seen:
    """``meeting`` was read by ``meeting_rows``; its items carry the reader's rights, and so do their lines."""
    lines = Prefetch("lines", MinuteLine.objects.select_related(*BECAME))
    rows = AgendaItem.objects.visible_to(user).filter(meeting=meeting).select_related(*ABOUT)
    items = list(rows.prefetch_related(lines).order_by("place", "created_at", "pk"))
    for item in items:
        item.meeting = meeting
        for line in item.lines.all():
            line.item = item
            for name in RIGHTS:
                setattr(line, name, getattr(item, name))
    return Seen(
        items, _standing(meeting) - len([one for one in items if one.state != AgendaItem.State.DROPPED])
    )


def _standing(meeting: Meeting) -> int:
    return AgendaItem.objects.filter(meeting=meeting).exclude(state=AgendaItem.State.DROPPED).count()
