"""A workspace's members, as people look for them."""

from django.db.models import Q, QuerySet

from accounts.models import Membership, Workspace
from accounts.models.people import UserKind

NAMES = (
    "user__name",
    *(f"organisation__{name}_{code}" for name in ("name", "short_name") for code in ("en", "ko")),
)


def members_of(
    workspace: Workspace, *, words: str = "", role: str = "", organisation=None
) -> QuerySet[Membership]:
    """The active members in whose name or organisation every one of ``words`` stands; services are listed apart."""
    rows = Membership.objects.active().filter(workspace=workspace).exclude(user__kind=UserKind.SERVICE)
    for word in words.split()[:8]:
        rows = rows.filter(_somewhere(word))
    if role:
        rows = rows.filter(role=role)
    if organisation:
        rows = rows.filter(organisation=organisation)
    return rows.select_related("user", "organisation", "workspace")


def _somewhere(word: str) -> Q:
    found = Q()
    for name in NAMES:
        found |= Q(**{f"{name}__icontains": word})
    return found
