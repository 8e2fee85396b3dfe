"""Agendas and minutes as answers; what is about an initiative only for its readers."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from deliberation import permissions
from deliberation.models import AgendaItem, Meeting, MinuteLine

from .meetings import SEATS, meeting_url
from .reader import Reader, api, organisation, person

STAMPS = ("version", "created_at", "updated_at")


def item_rows(user) -> QuerySet[AgendaItem]:
    """What ``shape_item`` reads, of the agenda items that ``user`` may see."""
    rows = AgendaItem.objects.visible_to(user).select_related(
        "meeting__body__workspace", "presenter", "added_by"
    )
    return rows.prefetch_related(Prefetch("meeting__body__seats", SEATS))


def shape_item(row: AgendaItem, reader: Reader) -> dict:
    planned = row.meeting.state == Meeting.State.PLANNED
    return {
        "id": row.pk,
        "url": api(f"agenda-items/{row.pk}"),
        "html_url": f"{meeting_url(row.meeting)}#item-{row.pk}",
        "meeting": row.meeting_id,
        **{name: getattr(row, name) for name in ("place", "origin", "state", "text", "minutes")},
        "initiative": row.initiative_id,
        "argument": row.argument_id,
        "source": row.source_id,
        "commitment": row.commitment_id,
        "presenter": organisation(row.presenter_id, row.presenter.name_en if row.presenter else None),
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {
            "edit": planned and permissions.can_edit_item(reader.by, row),
            "settle": planned and permissions.can_settle_item(reader.by, row),
        },
    }


def line_rows(user) -> QuerySet[MinuteLine]:
    """What ``shape_line`` reads, of the lines of minutes that ``user`` may see."""
    rows = MinuteLine.objects.visible_to(user).select_related("item__meeting__body__workspace", "added_by")
    return rows.prefetch_related(Prefetch("item__meeting__body__seats", SEATS))


def shape_line(row: MinuteLine, reader: Reader) -> dict:
    meeting = row.item.meeting
    return {
        "id": row.pk,
        "url": api(f"minute-lines/{row.pk}"),
        "html_url": f"{meeting_url(meeting)}#line-{row.pk}",
        "meeting": meeting.pk,
        "item": row.item_id,
        "kind": row.kind,
        "text": row.text,
        "action": row.action_id,
        "argument": row.argument_id,
        "comment": row.comment_id,
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        **_stamps(row),
        "permissions": {"edit": meeting.is_minuted and permissions.can_keep_line(reader.by, row)},
    }


def _stamps(row: Any) -> dict:
    return {name: getattr(row, name) for name in STAMPS}
