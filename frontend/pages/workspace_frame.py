"""What stands around every page about a workspace itself: its people, invitations, organisations, settings."""

from accounts.models import Workspace
from deliberation.permissions import can_manage
from frontend.responses import actor_of


def workspace_frame(request, workspace: Workspace, *, tab: str) -> dict:
    """The context of people/workspace_nav.html; ``tab`` is the part that is shown."""
    return {
        "workspace": workspace,
        "section": "people",
        "tab": tab,
        "may_manage": can_manage(actor_of(request), workspace),
    }
