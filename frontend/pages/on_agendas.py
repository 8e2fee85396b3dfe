"""Meetings that have an initiative, an argument or a commitment on their agenda."""

from typing import Any

from accounts.models import Workspace
from deliberation.models import AgendaItem, Meeting
from frontend.reader import Reader

from .meetings import row_of_meeting

ITEMS_AT_MOST = 200


def meetings_about(request, workspace: Workspace, **about: Any) -> list[dict]:
    """The latest first, each once, as rows of meetings/rows.html; ``about`` narrows the items of their agendas."""
    reader = Reader.of(request, workspace)
    items = AgendaItem.objects.visible_to(request.user).standing().filter(**about)
    items = items.exclude(meeting__state=Meeting.State.CANCELLED).select_related("meeting__body")
    found = {
        one.meeting_id: one.meeting for one in items.order_by("-meeting__starts_at", "pk")[:ITEMS_AT_MOST]
    }
    return [row_of_meeting(one, workspace, reader, body=one.body) for one in found.values()]
