"""Who else may see and do something at an initiative: for choosing people, by the rule that all pages start from."""

from accounts.models import Membership
from accounts.permissions import READ, roles_with
from deliberation.models import Initiative
from deliberation.models.visibility import pairs_seen


def members_who_see(initiative: Initiative, right: str = READ) -> list[Membership]:
    """The active persons who see ``initiative`` and hold ``right`` there, by name; two queries."""
    holders = list(
        Membership.objects.active()
        .persons()
        .filter(workspace=initiative.workspace_id, role__in=roles_with(right))
        .select_related("user", "organisation")
        .order_by("user__name", "user_id")
    )
    seen = pairs_seen(Initiative.objects.filter(pk=initiative.pk), {row.user_id for row in holders})
    return [row for row in holders if (initiative.pk, row.user_id) in seen]
