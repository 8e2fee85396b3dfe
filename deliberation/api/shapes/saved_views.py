"""One's saved views as answers."""

from urllib.parse import urlencode

from django.conf import settings

from deliberation.models import SavedView
from deliberation.permissions import can_remove_view

from .reader import Reader, api

Listing = SavedView.Listing
PATHS = {
    Listing.INITIATIVES: "w/{key}/",
    Listing.SOURCES: "w/{key}/sources/",
    Listing.REGISTER: "w/{key}/register/",
}
AMONG_ALL = "w/{key}/views/"  # a view of boards, of which there are many, is read among all views


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
        "updated_at": row.created_at,  # it is kept and removed, and never changed
        "permissions": {"remove": can_remove_view(reader.by, row)},
    }


def _page(row: SavedView) -> str:
    path = PATHS.get(Listing(row.listing))
    asked = "?" + urlencode(row.asked | {"view": str(row.pk)}) if path else ""
    return f"{settings.BASE_URL}/{(path or AMONG_ALL).format(key=row.workspace.key)}{asked}"
