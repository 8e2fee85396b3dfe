"""What a person was told, by period."""

from deliberation.calendars import period_title
from deliberation.digests import archive
from deliberation.permissions.workspaces import workspaces_of
from frontend.reader import Reader

SHOWN = 100


def archive_page(request) -> dict:
    """Past digests, the latest first, each with its period as the reader writes dates; and the workspaces."""
    told = archive.deliveries_of(request.user)[:SHOWN]
    return {
        "digests": [_row(delivery, Reader.of(request, delivery.edition.workspace)) for delivery in told],
        "workspaces": workspaces_of(request.user).order_by("key"),
    }


def _row(delivery, reader: Reader) -> dict:
    edition = delivery.edition
    return {
        "url": f"/digests/{edition.pk}/",
        "workspace": edition.workspace.name,
        "period": period_title(edition.starts_at, edition.ends_at, reader.zone, reader.language),
    }
