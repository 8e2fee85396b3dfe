from django.db.models import F, QuerySet

from accounts.models import Membership, Workspace


def workspaces_of(user) -> QuerySet[Workspace]:
    """The workspaces that a user is a member of now; the rows carry the rights there."""
    mine = Workspace.objects.filter(memberships__in=Membership.objects.of(user))
    return mine.annotate(
        reader_id=F("memberships__user_id"),
        reader_role=F("memberships__role"),
        reader_organisation_id=F("memberships__organisation_id"),
        reader_speaks_for=F("memberships__speaks_for"),
    )
