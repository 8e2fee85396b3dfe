"""The membership that an actor has at a place, and the rights that come with it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from accounts.models import Membership, Workspace
from accounts.permissions import role_may
from deliberation.errors import NotAllowed

from .actor import Actor


@dataclass(frozen=True, slots=True)
class Rights:
    """What one actor holds in one workspace; all empty for who is no active member."""

    role: str | None = None
    organisation_id: Any = None
    speaks_for: bool = False
    is_person: bool = False

    def may(self, right: str) -> bool:
        return role_may(self.role, right)


NOTHING = Rights()


def rights_of(by: Actor, place: Model) -> Rights:
    """The actor's rights at ``place``: a workspace, or any noun in one.

    A row that ``visible_to`` read for this user carries them; for any other row they are looked up.
    """
    if by.user is None or not by.user.is_active:
        return NOTHING
    if getattr(place, "reader_id", None) == by.user.pk:
        return Rights(
            place.reader_role, place.reader_organisation_id, place.reader_speaks_for, by.user.can_sign_in
        )
    return _looked_up(by, _workspace_id(place))


def adopt(row: Model, of: Model) -> None:
    """Give ``row`` the rights that its reader has at ``of``, a noun of the same place, so that none are looked up."""
    for name in ("reader_id", "reader_role", "reader_organisation_id", "reader_speaks_for"):
        if hasattr(of, name):
            setattr(row, name, getattr(of, name))


def may(by: Actor, right: str, place: Model) -> bool:
    """Whether role and credential both give ``right``."""
    return by.has_scope_for(right) and rights_of(by, place).may(right)


def require(allowed: bool, detail: object = None) -> None:
    """Raise NotAllowed unless ``allowed``."""
    if not allowed:
        raise NotAllowed(detail)


def _workspace_id(place: Model) -> UUID:
    if isinstance(place, Workspace):
        return place.pk
    if hasattr(place, "workspace_id"):
        return place.workspace_id
    return _workspace_id(place.initiative if hasattr(place, "initiative_id") else place.argument)


def _looked_up(by: Actor, workspace_id: UUID) -> Rights:
    found = Membership.objects.of(by.user).filter(workspace=workspace_id).first()
    if found is None:
        return NOTHING
    return Rights(found.role, found.organisation_id, found.speaks_for, by.user.can_sign_in)
