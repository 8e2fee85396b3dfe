from accounts.models import Workspace
from accounts.permissions import MANAGE

from .actor import Actor
from .rights import may


def can_manage(by: Actor, workspace: Workspace) -> bool:
    return may(by, MANAGE, workspace)
