"""People, workspaces, members and organisations as answers."""

from collections.abc import Iterable

from django.conf import settings

from accounts.models import Membership, Organisation, Token, User, Workspace
from deliberation import permissions
from deliberation.actions.workspaces import SETTINGS

from .reader import Reader, api, organisation


def shape_me(user: User, memberships: Iterable[Membership], token: Token | None) -> dict:
    """The caller, where that is a member, and the credential of this request."""
    return {
        "id": user.pk,
        "url": api("me"),
        **{name: getattr(user, name) for name in ("kind", "name", "email", "language", "time_zone")},
        "memberships": [_my_membership(membership) for membership in memberships],
        "token": _token(token) if token else None,
    }


def shape_workspace(row: Workspace, reader: Reader) -> dict:
    return {
        "id": row.pk,
        "key": row.key,
        "url": api(f"workspaces/{row.key}"),
        "html_url": f"{settings.BASE_URL}/w/{row.key}/",
        **{name: getattr(row, name) for name in SETTINGS},
        "version": row.version,
        "created_at": row.created_at,
        "permissions": {
            "manage": permissions.can_manage(reader.by, row),
            "start_initiative": permissions.can_start_initiative(reader.by, row),
            "add_source": permissions.can_add_source(reader.by, row),
            "hand_in_brief": permissions.can_hand_in_brief(reader.by, row),
        },
    }


def shape_member(row: Membership, key: str) -> dict:
    """A member of the workspace ``key``."""
    return {
        "id": row.pk,
        "url": api(f"workspaces/{key}/members/{row.pk}"),
        "user": row.user_id,
        "name": row.user.name,
        "kind": row.user.kind,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "role": row.role,
        "speaks_for": row.speaks_for,
        "version": row.version,
        "created_at": row.created_at,
    }


def shape_organisation(row: Organisation, key: str) -> dict:
    """An organisation of the workspace ``key``."""
    names = ("name_en", "name_ko", "short_name_en", "short_name_ko")
    return {
        "id": row.pk,
        "url": api(f"workspaces/{key}/organisations/{row.pk}"),
        "workspace": key,
        **{name: getattr(row, name) for name in names},
        "kind": row.kind,
        "parent": row.parent_id,
        "version": row.version,
        "created_at": row.created_at,
    }


def _my_membership(row: Membership) -> dict:
    return {
        "workspace": row.workspace.key,
        "role": row.role,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "speaks_for": row.speaks_for,
    }


def _token(token: Token) -> dict:
    return {"name": token.name, "scopes": token.scopes, "expires_at": token.expiry}
