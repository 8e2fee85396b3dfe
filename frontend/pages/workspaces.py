"""A workspace's settings and organisations; which workspaces one has, for the bar of every page."""

from django.db.models import Count, Q
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from accounts.models import Membership, Organisation, User, Workspace
from accounts.models.prepared import Prepared
from deliberation.actions.workspaces import SETTINGS, providers
from deliberation.permissions import can_found_workspace
from frontend.forms.members import NewWorkspaceForm, OrganisationForm, SettingsForm
from frontend.reader import Reader
from frontend.responses import actor_of

from .workspace_frame import workspace_frame

NAMES = ("name_en", "name_ko", "short_name_en", "short_name_ko")
PLACES = Prepared(
    lambda user: (
        Membership.objects.filter(user=user, ended_at=None)
        .order_by("workspace__key")
        .values("role", "workspace__key", "workspace__name")
    ),
    User,
)


def places(request) -> dict:
    """For every template: one's workspaces, and whether one may make another; asked only where one prints them."""
    return {"places": SimpleLazyObject(lambda: _places(request))}


def settings_page(request, workspace: Workspace, form: SettingsForm | None = None) -> dict:
    """The context of people/workspace_settings.html, for owners; ``form`` is one that was refused."""
    return {
        **workspace_frame(request, workspace, tab="settings"),
        "form": form or settings_form(workspace),
    }


def settings_form(workspace: Workspace, data=None) -> SettingsForm:
    initial = {name: getattr(workspace, name) for name in SETTINGS} | {"version": workspace.version}
    return SettingsForm(data, initial=initial, providers=providers())


def new_workspace_form(request, data=None) -> NewWorkspaceForm:
    zone = request.user.time_zone or "Asia/Seoul"
    return NewWorkspaceForm(data, initial={"language": request.user.language, "time_zone": zone})


def organisations_page(request, workspace: Workspace, form: OrganisationForm | None = None) -> dict:
    """The context of people/organisations.html; ``form`` is one that was refused."""
    frame = workspace_frame(request, workspace, tab="organisations")
    language = Reader.of(request, workspace).language
    rows = Organisation.objects.filter(workspace=workspace).select_related("parent")
    active = Q(memberships__ended_at=None, memberships__user__is_active=True)
    rows = rows.annotate(members=Count("memberships", filter=active))
    return {
        **frame,
        "organisations": [_row(row, language) for row in rows],
        "form": (form or organisation_form(workspace)) if frame["may_manage"] else None,
    }


def organisation_page(request, organisation: Organisation, form=None, *, notice: str = "") -> dict:
    """The context of people/organisation.html, for owners."""
    workspace = organisation.workspace
    return {
        **workspace_frame(request, workspace, tab="organisations"),
        "organisation": organisation,
        "name": organisation.name_in((get_language() or "en")[:2]),
        "form": form or organisation_form(workspace, organisation=organisation),
        "notice": notice,
    }


def organisation_form(
    workspace: Workspace, data=None, *, organisation: Organisation | None = None
) -> OrganisationForm:
    """For a new one, or for ``organisation`` as it is; it is offered to be part of every other."""
    others, initial = workspace.organisations.all(), {}
    if organisation is not None:
        others = others.exclude(pk=organisation.pk)
        initial = {name: getattr(organisation, name) for name in (*NAMES, "kind", "version")}
        initial["parent"] = organisation.parent_id
    return OrganisationForm(data, initial=initial, organisations=others)


def _row(row: Organisation, language: str) -> dict:
    return {
        "id": row.pk,
        "name": row.name_in(language),
        "short_name": row.short_name_in(language),
        "kind": row.get_kind_display(),
        "parent": row.parent.name_in(language) if row.parent else "",
        "members": row.members,
    }


def _places(request) -> dict:
    rows = PLACES.all(request.user) if request.user.is_authenticated else []
    return {
        "all": [{"key": row["workspace__key"], "name": row["workspace__name"]} for row in rows],
        "may_found": can_found_workspace(actor_of(request), [row["role"] for row in rows]),
    }
