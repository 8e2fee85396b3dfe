"""Who else may see and do something at an initiative: for choosing people, by the rule that all pages start from."""

from accounts.models import Membership
from accounts.permissions import READ, roles_with
from deliberation.models import Initiative
from deliberation.models.visibility import memberships_seeing


def members_who_see(initiative: Initiative, right: str = READ) -> list[Membership]:
    """The active persons who see ``initiative`` and hold ``right`` there, by name; one query."""
    rows = memberships_seeing(initiative).persons().filter(role__in=roles_with(right))
    return list(rows.select_related("user", "organisation").order_by("user__name", "user_id"))
