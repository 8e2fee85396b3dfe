"""What an address names among consultation bodies and their meetings."""

from uuid import UUID

from deliberation.meetings import meeting_rows
from deliberation.models import AgendaItem, Body, Meeting, MinuteLine, Seat

from .finding import found

SEATS = ("seats__organisation", "seats__user")


def find_body(request, key: str, pk: UUID) -> Body:
    """A body with its seats, what it stands below, and the reader's rights."""
    rows = Body.objects.visible_to(request.user).filter(workspace__key=key, pk=pk)
    return found(rows.select_related("workspace", "parent", "added_by").prefetch_related(*SEATS))


def find_seat(request, key: str, pk: UUID, seat: UUID) -> Seat:
    body = find_body(request, key, pk)
    row = found(Seat.objects.filter(body=body, pk=seat))
    row.body = body
    return row


def find_meeting(request, key: str, pk: UUID) -> Meeting:
    """A meeting with its body, who was there and what was said to its minutes, and the reader's rights."""
    return found(meeting_rows(request.user).filter(body__workspace__key=key, pk=pk))


def find_item(request, key: str, pk: UUID, item: UUID) -> AgendaItem:
    """An item of a meeting's agenda, where the reader sees what it is about."""
    meeting = find_meeting(request, key, pk)
    rows = AgendaItem.objects.visible_to(request.user).filter(meeting=meeting, pk=item)
    row = found(rows.select_related("initiative__workspace", "argument", "source", "commitment", "presenter"))
    row.meeting = meeting
    return row


def find_line(request, key: str, pk: UUID, line: UUID) -> MinuteLine:
    """A line of a meeting's minutes, with its item."""
    meeting = find_meeting(request, key, pk)
    rows = MinuteLine.objects.visible_to(request.user).filter(item__meeting=meeting, pk=line)
    row = found(
        rows.select_related(
            "item__initiative__workspace", "item__argument", "item__source", "item__commitment"
        )
    )
    row.item.meeting = meeting
    return row


def find_line_alone(request, key: str, pk: UUID) -> MinuteLine:
    """A line by its own address, with the meeting."""
    rows = MinuteLine.objects.visible_to(request.user).filter(item__meeting__body__workspace__key=key, pk=pk)
    return found(rows.select_related("item"))
