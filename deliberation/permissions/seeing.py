"""Who else may see and do something at an initiative: for choosing people, by the rule that all pages start from."""

from uuid import UUID

from accounts.models import Membership
from accounts.permissions import READ, roles_with
from deliberation.models import Initiative
from deliberation.models.visibility import memberships_seeing


def members_who_see(initiative: Initiative, right: str = READ) -> list[Membership]:
    """The active persons who see ``initiative`` and hold ``right`` there, by name; one query."""
    rows = memberships_seeing(initiative).persons().filter(role__in=roles_with(right))
    return list(rows.select_related("user", "organisation").order_by("user__name", "user_id"))


def members_able(workspace_id: UUID, right: str) -> list[Membership]:
    """The active persons who hold ``right`` in a workspace, by name; one query."""
    rows = Membership.objects.active().persons().filter(workspace=workspace_id, role__in=roles_with(right))
    return list(rows.select_related("user", "organisation").order_by("user__name", "user_id"))
