from uuid import UUID

from accounts.models import Membership, Workspace
from accounts.permissions import FACILITATE, roles_with

from .actor import Actor
from .rights import rights_of


def can_act_quietly(by: Actor, workspace_id: UUID) -> bool:
    """Whether this actor may ask that nobody be told: those who steer here, and services, as members."""
    rights = rights_of(by, Workspace(pk=workspace_id))
    return rights.may(FACILITATE) or (rights.role is not None and by.is_service)


def can_ever_act_quietly(by: Actor) -> bool:
    """Whether there is any workspace in which they may."""
    if by.user is None or by.is_service:
        return by.is_service
    return Membership.objects.of(by.user).filter(role__in=roles_with(FACILITATE)).exists()
