"""Accounts of other systems as answers."""

from django.conf import settings

from accounts.models import Membership, Workspace
from deliberation.permissions import can_manage

from .reader import Reader, api, organisation


def shape_service(row: Membership, workspace: Workspace, reader: Reader) -> dict:
    """A service of the workspace."""
    key = workspace.key
    manages = reader.once(("manages", workspace.pk), lambda: can_manage(reader.by, workspace))
    return {
        "id": row.pk,
        "url": api(place_of(row, key)),
        "html_url": f"{settings.BASE_URL}/w/{key}/services/{row.pk}/",
        "user": row.user_id,
        "name": row.user.name,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "role": row.role,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "permissions": {"end": manages, "give_token": manages},
    }


def place_of(row: Membership, key: str) -> str:
    return f"workspaces/{key}/services/{row.pk}"
