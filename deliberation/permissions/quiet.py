from uuid import UUID

from accounts.models import Membership, Workspace
from accounts.models.people import UserKind
from accounts.permissions import FACILITATE, roles_with

from .actor import Actor
from .rights import rights_of


def can_act_quietly(by: Actor, workspace_id: UUID) -> bool:
    """Whether this actor may ask that nobody be told: those who steer here, and services, as members."""
    rights = rights_of(by, Workspace(pk=workspace_id))
    return rights.may(FACILITATE) or (rights.role is not None and _is_service(by))


def can_ever_act_quietly(by: Actor) -> bool:
    """Whether there is any workspace in which they may."""
    if by.user is None or _is_service(by):
        return by.user is not None
    return Membership.objects.of(by.user).filter(role__in=roles_with(FACILITATE)).exists()


def _is_service(by: Actor) -> bool:
    return by.user.kind == UserKind.SERVICE
