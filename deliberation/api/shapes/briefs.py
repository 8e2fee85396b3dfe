"""Briefs as answers."""

from django.conf import settings
from django.db.models import QuerySet

from deliberation.models import Brief
from deliberation.permissions import can_accept_brief

from .reader import Reader, api


def brief_rows(user) -> QuerySet[Brief]:
    """What ``shape_brief`` reads, of the briefs that ``user`` may see."""
    return Brief.objects.visible_to(user).select_related("workspace").defer("text", "accepted")


def shape_brief(row: Brief, reader: Reader) -> dict:
    """What was read out of a document; nothing of it is published before somebody accepts."""
    return {
        "id": row.pk,
        "url": api(f"briefs/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/briefs/{row.pk}/",
        "workspace": row.workspace.key,
        "filename": row.filename,
        "media_type": row.media_type,
        "proposal": row.proposal,
        "accepted_at": row.accepted_at,
        "initiative": row.initiative_id,
        "created_at": row.created_at,
        "updated_at": row.accepted_at or row.created_at,
        "permissions": {"accept": row.initiative_id is None and can_accept_brief(reader.by, row)},
    }
