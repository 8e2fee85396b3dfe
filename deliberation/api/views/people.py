"""The caller, workspaces, their members and organisations."""

from functools import partial

from accounts.models import Membership, Organisation
from deliberation.actions import people as actions
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import people as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.people import shape_me, shape_member, shape_organisation, shape_workspace
from deliberation.permissions.workspaces import workspaces_of

from .found import named

WorkspaceList = page_of(forms.WorkspaceShape)
MemberList = page_of(forms.MemberShape)
OrganisationList = page_of(forms.OrganisationShape)


class Me(Door):
    @describe("Who calls, and where that is a member", name="get_me", answer=forms.MeShape)
    def get(self, request):
        mine = Membership.objects.of(request.user).select_related("workspace", "organisation")
        return self.shown(shape_me(request.user, mine.order_by("workspace__key"), request.auth))


class Workspaces(Door):
    @describe("One's workspaces", name="list_workspaces", answer=WorkspaceList, query=Paged)
    def get(self, request):
        shape = partial(shape_workspace, reader=self.reader)
        return self.listed(workspaces_of(request.user), order=forms.BY_KEY, shape=shape)


class InWorkspace(Door):
    """What stands below a workspace's key."""

    def workspace(self, key: str):
        return self.one(workspaces_of(self.request.user), key=key)


class OneWorkspace(InWorkspace):
    @describe("A workspace", name="get_workspace", answer=forms.WorkspaceShape)
    def get(self, request, key):
        return self.shown(shape_workspace(self.workspace(key), self.reader))


class Members(InWorkspace):
    @describe("Its active members", name="list_members", answer=MemberList, query=Paged)
    def get(self, request, key):
        rows = _members(self.workspace(key))
        return self.listed(rows, order=forms.BY_NAME, shape=partial(shape_member, key=key))


class OneMember(InWorkspace):
    @describe("A member", name="get_member", answer=forms.MemberShape)
    def get(self, request, key, pk):
        return self.shown(shape_member(self.one(_members(self.workspace(key)), pk=pk), key))

    @describe(
        "Change role, organisation or whether that one speaks for it",
        name="change_member",
        body=forms.MembershipChange,
        answer=forms.MemberShape,
    )
    def patch(self, request, key, pk):
        workspace = self.workspace(key)
        member = self.one(_members(workspace), pk=pk)
        self.require_unchanged(shape_member(member, key))
        body = _with_organisation(self.body(forms.MembershipChange), workspace)
        actions.change_membership(by=self.by, membership=member, **body)
        return self.shown(shape_member(self.one(_members(workspace), pk=pk), key))

    @describe("End a membership, and with it every right", name="end_membership", status=204)
    def delete(self, request, key, pk):
        actions.end_membership(by=self.by, membership=self.one(_members(self.workspace(key)), pk=pk))
        return self.gone()


class Organisations(InWorkspace):
    @describe("Its organisations", name="list_organisations", answer=OrganisationList, query=Paged)
    def get(self, request, key):
        rows = Organisation.objects.filter(workspace=self.workspace(key))
        return self.listed(rows, order=forms.BY_NAME_EN, shape=partial(shape_organisation, key=key))

    @describe(
        "Add an organisation",
        name="add_organisation",
        body=forms.NewOrganisation,
        answer=forms.OrganisationShape,
        status=201,
    )
    def post(self, request, key):
        workspace, body = self.workspace(key), self.body(forms.NewOrganisation)
        organisation = actions.add_organisation(by=self.by, workspace=workspace, **body)
        return self.shown(shape_organisation(organisation, key), status=201)


class OneOrganisation(InWorkspace):
    @describe("An organisation", name="get_organisation", answer=forms.OrganisationShape)
    def get(self, request, key, pk):
        rows = Organisation.objects.filter(workspace=self.workspace(key))
        return self.shown(shape_organisation(self.one(rows, pk=pk), key))


def _members(workspace):
    rows = Membership.objects.active().filter(workspace=workspace)
    return rows.select_related("user", "organisation", "workspace")


def _with_organisation(body: dict, workspace) -> dict:
    if "organisation" in body:
        here = Organisation.objects.filter(workspace=workspace)
        body["organisation"] = named(here, "organisation", body["organisation"])
    return body
