from accounts.models import Workspace
from accounts.permissions import READ
from deliberation.models import SavedView

from .actor import Actor
from .rights import rights_of


def can_save_view(by: Actor, workspace: Workspace) -> bool:
    """Every member who is a person, for oneself."""
    rights = rights_of(by, workspace)
    return _writes(by) and rights.may(READ) and rights.is_person


def can_remove_view(by: Actor, view: SavedView) -> bool:
    return _writes(by) and by.user is not None and view.user_id == by.user.pk


def _writes(by: Actor) -> bool:
    return by.token is None or "write" in by.token.scopes
