"""Files that texts show or link to, as answers."""

from django.conf import settings
from django.db.models import QuerySet

from deliberation import permissions
from deliberation.markup import address_of, markdown_of
from deliberation.models import Attachment

from .reader import Reader, api, person, seen_by


def attachment_rows(user) -> QuerySet[Attachment]:
    """What ``shape_attachment`` reads, of the files that ``user`` may see."""
    return seen_by(Attachment.objects.all(), user).select_related("added_by", "initiative__workspace")


def shape_attachment(row: Attachment, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "url": api(f"attachments/{row.pk}"),
        "html_url": f"{settings.BASE_URL}{address_of(row.pk)}",
        "initiative": row.initiative_id,
        "name": row.file_name,
        **{name: getattr(row, name) for name in ("media_type", "size", "width", "height")},
        "sha256": row.content_hash,
        "markdown": markdown_of(row.pk, row.file_name, row.measures),
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        "created_at": row.created_at,
        "updated_at": row.created_at,
        "permissions": {
            "remove": row.reader_role is not None and permissions.can_remove_attachment(reader.by, row)
        },
    }
