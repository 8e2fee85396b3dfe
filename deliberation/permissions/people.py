from collections.abc import Iterable

from accounts.models import Membership, User, Workspace
from accounts.models.people import UserKind
from accounts.permissions import MANAGE, role_covers, role_may

from .actor import Actor
from .rights import may, rights_of


def can_manage(by: Actor, workspace: Workspace) -> bool:
    return may(by, MANAGE, workspace)


def can_found_workspace(by: Actor, roles: Iterable[str] | None = None) -> bool:
    """Operators, and who owns a workspace already; ``roles`` are those that ``by`` holds, where they are known."""
    if by.user is None or not by.user.can_sign_in or not by.has_scope_for(MANAGE):
        return False
    if roles is None:
        roles = Membership.objects.of(by.user).values_list("role", flat=True)
    return by.user.is_staff or any(role_may(role, MANAGE) for role in roles)


def can_end_membership(by: Actor, membership: Membership) -> bool:
    """Whoever manages the people; and everybody may leave."""
    own = by.user is not None and membership.user_id == by.user.pk and by.has_scope_for(MANAGE)
    return own or can_manage(by, membership.workspace)


def can_invite(by: Actor, workspace: Workspace, role: str) -> bool:
    """Whoever manages its people, to a role that holds nothing they do not hold themselves."""
    return can_manage(by, workspace) and role_covers(rights_of(by, workspace).role, role)


def can_erase(by: Actor, person: User) -> bool:
    """Oneself, in a session; or the operator, at the command line."""
    own = by.user is not None and by.user.pk == person.pk and by.token is None
    return person.kind != UserKind.SERVICE and (own or by.system_may("membership.erased"))


def can_be_shown_around(by: Actor) -> bool:
    """A person, for oneself and on the pages: other systems need no tour."""
    return by.user is not None and by.user.can_sign_in and by.token is None


def can_take_data(by: Actor) -> bool:
    """All that is kept of oneself is more than reading: a token needs the scope for what matters most."""
    return by.user is not None and by.has_scope_for(MANAGE)
