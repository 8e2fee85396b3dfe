from accounts.models import Workspace
from accounts.permissions import DRAFT
from deliberation.models import Brief

from .actor import Actor
from .rights import may


def can_hand_in_brief(by: Actor, workspace: Workspace) -> bool:
    return may(by, DRAFT, workspace)


def can_accept_brief(by: Actor, brief: Brief) -> bool:
    own = by.user is not None and brief.handed_in_by_id == by.user.pk
    return own and may(by, DRAFT, brief)
