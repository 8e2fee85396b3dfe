"""The one table of roles: what each may do in a workspace."""

from collections.abc import Collection

from .models import Role

READ = "read"
ARGUE = "argue"  # add and revise arguments, evidence, comments, suggestions
VOTE = "vote"
DRAFT = "draft"  # start an initiative
FACILITATE = "facilitate"  # open, close, merge, hide with a reason
MANAGE = "manage"  # people, organisations and settings

ROLES: dict[str, frozenset[str]] = {
    Role.OBSERVER: frozenset({READ}),
    Role.ANALYST: frozenset({READ, ARGUE, VOTE, DRAFT}),
    Role.FACILITATOR: frozenset({READ, ARGUE, VOTE, DRAFT, FACILITATE}),
    Role.OWNER: frozenset({READ, ARGUE, VOTE, DRAFT, FACILITATE, MANAGE}),
}

# What a token must be allowed for each right; a signed-in person has all scopes.
SCOPE_OF = {READ: "read", ARGUE: "write", VOTE: "vote", DRAFT: "write", FACILITATE: "write", MANAGE: "admin"}


def role_may(role: str | None, right: str) -> bool:
    """Whether the table gives ``right`` to ``role``; ``None`` is no member and has none."""
    return role is not None and right in ROLES[role]


def roles_with(right: str) -> Collection[str]:
    """The roles that hold ``right``, in rising order."""
    return [role for role, rights in ROLES.items() if right in rights]


def role_covers(own: str | None, other: str) -> bool:
    """Whether ``own`` holds every right of ``other``: what one may give to somebody else."""
    return own is not None and ROLES[other] <= ROLES[own]
