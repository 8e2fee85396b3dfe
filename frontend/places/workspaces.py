"""What an address names in a workspace."""

from typing import Any
from uuid import UUID

from django.db.models import Model

from accounts.models import Invitation, Membership, Organisation, Workspace
from deliberation.actions.services import services_of
from deliberation.models import Brief, Event, Job, PolicyRecord, Report, SavedView, Source, Webhook
from deliberation.permissions import can_manage, require
from deliberation.permissions.members import members_of
from deliberation.permissions.workspaces import workspaces_of
from frontend.responses import actor_of

from .finding import found, in_workspace


def find_workspace(request, key: str) -> Workspace:
    return found(workspaces_of(request.user).filter(key=key))


def find_keeping(request, key: str, part: str) -> Workspace:
    """A workspace that has a follow-up part switched on."""
    return found(workspaces_of(request.user).filter(key=key, **{part: True}))


def find_managed(request, key: str) -> Workspace:
    """A workspace whose people the reader manages. Raises NotAllowed for its other members."""
    workspace = find_workspace(request, key)
    require(can_manage(actor_of(request), workspace))
    return workspace


def find_invitation(request, key: str, pk: UUID) -> Invitation:
    """An invitation, whether it waits or not, for who manages the people."""
    rows = Invitation.objects.select_related("organisation")
    return in_workspace(find_managed(request, key), rows, pk)


def find_member(request, key: str, pk: UUID) -> Membership:
    """An active member of a workspace that the reader is in, with the user and the organisation."""
    workspace = find_workspace(request, key)
    return in_workspace(workspace, members_of(workspace), pk)


def find_managed_member(request, key: str, pk: UUID) -> Membership:
    """An active member, for who manages the people."""
    workspace = find_managed(request, key)
    return in_workspace(workspace, members_of(workspace), pk)


def find_service(request, key: str, pk: UUID) -> Membership:
    """A service that has not ended, for who manages the people."""
    workspace = find_managed(request, key)
    return in_workspace(workspace, services_of(workspace), pk)


def find_webhook(request, key: str, pk: UUID) -> Webhook:
    """A webhook with its owner, for who manages the workspace."""
    return in_workspace(find_managed(request, key), Webhook.objects.select_related("owner"), pk)


def find_organisation(request, key: str, pk: UUID) -> Organisation:
    """An organisation, for who manages the people."""
    return in_workspace(find_managed(request, key), Organisation.objects.all(), pk)


def find_source(request, key: str, pk: UUID) -> Source:
    rows = Source.objects.visible_to(request.user).filter(workspace__key=key, pk=pk)
    return found(rows.select_related("workspace", "added_by"))


def find_event(request, key: str, pk: UUID) -> Event:
    """An event with its workspace and the organisation that prepares it."""
    rows = Event.objects.visible_to(request.user).filter(workspace__key=key, pk=pk)
    return found(rows.select_related("workspace", "organisation", "added_by"))


def find_of_event(request, noun: type[Model], key: str, event: UUID, pk: UUID) -> Any:
    """What hangs from an event, with the event."""
    here = {"event": event, "event__workspace__key": key, "pk": pk}
    return found(noun.objects.visible_to(request.user).filter(**here).select_related("event__workspace"))


def find_policy_record(request, key: str, pk: UUID) -> PolicyRecord:
    rows = PolicyRecord.objects.visible_to(request.user).filter(workspace__key=key, pk=pk)
    return found(rows.select_related("workspace", "organisation", "added_by", "last_verified_by"))


def find_saved_view(request, key: str, pk: UUID) -> SavedView:
    """A view of one's own."""
    rows = SavedView.objects.visible_to(request.user).filter(workspace__key=key, pk=pk)
    return found(rows.select_related("workspace"))


def find_job(request, pk: UUID) -> Job:
    """One's own export or import."""
    rows = Job.objects.visible_to(request.user).filter(pk=pk)
    return found(rows.select_related("workspace", "initiative__workspace"))


def find_report(request, pk: UUID) -> Report:
    return found(
        Report.objects.visible_to(request.user).filter(pk=pk).select_related("initiative__workspace")
    )


def find_brief(request, pk: UUID) -> Brief:
    rows = Brief.objects.visible_to(request.user).filter(pk=pk)
    return found(rows.select_related("workspace", "initiative__workspace", "accepted_by"))
