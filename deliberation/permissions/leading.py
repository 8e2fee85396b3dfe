"""Who answers for what their organisation leads while nobody is named: its speakers, and who facilitates there."""

from django.db.models import Q

from accounts.models import Membership
from accounts.permissions import FACILITATE, role_may, roles_with


def leads(member: Membership) -> bool:
    return member.speaks_for or role_may(member.role, FACILITATE)


def leading() -> Q:
    """The same of rows."""
    return Q(speaks_for=True) | Q(role__in=roles_with(FACILITATE))
