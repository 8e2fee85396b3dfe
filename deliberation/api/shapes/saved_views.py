"""One's saved views as answers."""

from urllib.parse import urlencode

from django.conf import settings

from deliberation.models import SavedView
from deliberation.permissions import can_remove_view

from .reader import Reader, api

PATHS = {SavedView.Listing.INITIATIVES: "w/{key}/", SavedView.Listing.SOURCES: "w/{key}/sources/"}


def shape_saved_view(row: SavedView, reader: Reader) -> dict:
    """A view with its workspace."""
    return {
        "id": row.pk,
        "url": api(f"me/saved-views/{row.pk}"),
        "html_url": _page(row),
        "workspace": row.workspace.key,
        "listing": row.listing,
        "name": row.name,
        "query": row.asked,
        "created_at": row.created_at,
        "permissions": {"remove": can_remove_view(reader.by, row)},
    }


def _page(row: SavedView) -> str | None:
    path = PATHS.get(SavedView.Listing(row.listing))
    asked = urlencode(row.asked | {"view": str(row.pk)})
    return f"{settings.BASE_URL}/{path.format(key=row.workspace.key)}?{asked}" if path else None
