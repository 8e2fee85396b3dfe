"""Accounts of other systems as answers."""

from django.conf import settings

from accounts.models import Membership

from .reader import api, organisation


def shape_service(row: Membership, key: str) -> dict:
    """A service of the workspace ``key``."""
    return {
        "id": row.pk,
        "url": api(place_of(row, key)),
        "html_url": f"{settings.BASE_URL}/w/{key}/services/{row.pk}/",
        "user": row.user_id,
        "name": row.user.name,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "role": row.role,
        "created_at": row.created_at,
    }


def place_of(row: Membership, key: str) -> str:
    return f"workspaces/{key}/services/{row.pk}"
