"""Who may vote in an initiative."""

from django.db.models import Q, QuerySet

from accounts.models import Membership
from accounts.permissions import VOTE, roles_with
from deliberation.models import Audience, Initiative
from deliberation.models.visibility import STEERING_ROLES


def voters_of(initiative: Initiative) -> QuerySet[Membership]:
    """Active persons, analyst or above, who can see the initiative once it is open."""
    voters = Membership.objects.active().persons()
    voters = voters.filter(workspace=initiative.workspace_id, role__in=roles_with(VOTE))
    if initiative.audience != Audience.NAMED:
        return voters
    named = Q(user__in=initiative.named_readers.values("user"))
    return voters.filter(named | Q(user=initiative.author_id) | Q(role__in=STEERING_ROLES))


def count_voters(initiative: Initiative) -> int:
    return voters_of(initiative).count()
