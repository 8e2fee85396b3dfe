"""The workspace and the person that a command is about."""

from django.core.management import CommandError

from accounts.models import Membership, Role, User, Workspace
from deliberation.errors import Refusal


def workspace_named(key: str) -> Workspace:
    workspace = Workspace.objects.filter(key=key).first()
    if workspace is None:
        raise CommandError(f"There is no workspace {key}.")
    return workspace


def person_named(workspace: Workspace, email: str | None, *, does: str) -> User:
    """The member with that address, else the first facilitator, else the first owner; ``does`` says what for."""
    members = Membership.objects.active().persons().filter(workspace=workspace).select_related("user")
    if email:
        found = members.filter(user__email__iexact=email).first()
        if found is None:
            raise CommandError(f"{email} is no member of {workspace.key}.")
        return found.user
    for role in (Role.FACILITATOR, Role.OWNER):
        if found := members.filter(role=role).order_by("created_at", "id").first():
            return found.user
    raise CommandError(f"{workspace.key} has no facilitator and no owner; say who {does} with --as EMAIL.")


def sentence_of(refusal: Refusal) -> str:
    return " ".join(fault.detail for fault in refusal.faults) or str(refusal.detail)
