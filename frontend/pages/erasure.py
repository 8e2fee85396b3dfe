"""What being erased would mean, workspace by workspace, before one says so."""

from accounts.models import Membership, Role


def erasure_page(request, form) -> dict:
    """The context of people/erase.html; who owns a workspace alone hands it on first."""
    mine = Membership.objects.of(request.user).select_related("workspace").order_by("workspace__key")
    return {"form": form, "places": [_place(membership) for membership in mine]}


def _place(membership: Membership) -> dict:
    workspace = membership.workspace
    owners = Membership.objects.active().filter(workspace=workspace, role=Role.OWNER)
    alone = membership.role == Role.OWNER and not owners.exclude(pk=membership.pk).exists()
    return {"workspace": workspace, "keeps": workspace.contributions_are_records, "alone": alone}
