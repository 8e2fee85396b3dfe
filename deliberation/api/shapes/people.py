"""People, workspaces, members and organisations as answers."""

from collections.abc import Iterable

from django.conf import settings

from accounts.models import Membership, Organisation, Token, User, Workspace
from deliberation import permissions
from deliberation.actions.workspaces import SETTINGS

from .reader import Reader, api, organisation

STAMPS = ("version", "created_at", "updated_at")


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
        **_stamps(row),
        "permissions": {
            "manage": permissions.can_manage(reader.by, row),
            "start_initiative": permissions.can_start_initiative(reader.by, row),
            "add_source": permissions.can_add_source(reader.by, row),
            "hand_in_brief": permissions.can_hand_in_brief(reader.by, row),
        },
    }


def shape_member(row: Membership, workspace: Workspace, reader: Reader) -> dict:
    """A member of the workspace."""
    row.workspace = workspace
    manages = _manages(workspace, reader)
    own = row.user_id == reader.user_id
    return {
        "id": row.pk,
        "url": api(f"workspaces/{workspace.key}/members/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{workspace.key}/people/{row.pk}/",
        "user": row.user_id,
        "name": row.user.name,
        "kind": row.user.kind,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "role": row.role,
        "speaks_for": row.speaks_for,
        **_stamps(row),
        "permissions": {
            "change": manages,
            "end": manages or (own and permissions.can_end_membership(reader.by, row)),
        },
    }


def shape_organisation(row: Organisation, workspace: Workspace, reader: Reader) -> dict:
    """An organisation of the workspace."""
    key, manages = workspace.key, _manages(workspace, reader)
    names = ("name_en", "name_ko", "short_name_en", "short_name_ko")
    return {
        "id": row.pk,
        "url": api(f"workspaces/{key}/organisations/{row.pk}"),
        "html_url": f"{settings.BASE_URL}/w/{key}/people/organisations/{row.pk}/",
        "workspace": key,
        **{name: getattr(row, name) for name in names},
        "kind": row.kind,
        "parent": row.parent_id,
        **_stamps(row),
        "permissions": {"edit": manages, "remove": manages},
    }


def _stamps(row: Workspace | Membership | Organisation) -> dict:
    return {name: getattr(row, name) for name in STAMPS}


def _manages(workspace: Workspace, reader: Reader) -> bool:
    """Judged once for a list."""
    return reader.once(("manages", workspace.pk), lambda: permissions.can_manage(reader.by, workspace))


def _my_membership(row: Membership) -> dict:
    return {
        "workspace": row.workspace.key,
        "role": row.role,
        "organisation": organisation(row.organisation_id, row.organisation.name_en),
        "speaks_for": row.speaks_for,
    }


def _token(token: Token) -> dict:
    return {"name": token.name, "scopes": token.scopes, "expires_at": token.expiry}
