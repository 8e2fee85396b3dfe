from accounts.models import Workspace
from accounts.permissions import READ
from deliberation.models import SavedView

from .actor import Actor
from .rights import rights_of


def can_save_view(by: Actor, workspace: Workspace) -> bool:
    """Every member who is a person, for oneself."""
    rights = rights_of(by, workspace)
    return by.writes and rights.may(READ) and rights.is_person


def can_remove_view(by: Actor, view: SavedView) -> bool:
    return by.writes and by.user is not None and view.user_id == by.user.pk
