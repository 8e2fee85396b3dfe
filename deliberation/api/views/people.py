"""The caller, workspaces, their members and organisations."""

from functools import partial

from accounts.models import Membership, Organisation, Workspace
from deliberation.actions import people as actions
from deliberation.actions import profiles, workspaces
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import people as forms
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.people import shape_me, shape_member, shape_organisation, shape_workspace
from deliberation.permissions import can_manage, require
from deliberation.permissions.members import members_of
from deliberation.permissions.workspaces import workspaces_of

from .found import named

WorkspaceList = page_of(forms.WorkspaceShape)
MemberList = page_of(forms.MemberShape)
OrganisationList = page_of(forms.OrganisationShape)


class Me(Door):
    @describe("Who calls, and where that is a member", name="get_me", answer=forms.MeShape)
    def get(self, request):
        return self.shown(self._me())

    @describe(
        "Change what one is called and how one is written to",
        name="change_me",
        conflicts=False,
        body=forms.ProfileChange,
        answer=forms.MeShape,
    )
    def patch(self, request):
        self.require_unchanged(self._me())
        told = {name: getattr(request.user, name) for name in ("name", "language", "time_zone")}
        profiles.change_profile(by=self.by, **told | self.body(forms.ProfileChange))
        return self.shown(self._me())

    def _me(self) -> dict:
        mine = Membership.objects.of(self.request.user).select_related("workspace", "organisation")
        return shape_me(self.request.user, mine.order_by("workspace__key"), self.request.auth)


class Workspaces(Door):
    @describe("One's workspaces", name="list_workspaces", answer=WorkspaceList, query=Paged)
    def get(self, request):
        shape = partial(shape_workspace, reader=self.reader)
        return self.listed(workspaces_of(request.user), order=forms.BY_KEY, shape=shape)

    @describe(
        "Make a workspace of one's own; for operators and who owns one",
        name="found_workspace",
        body=forms.NewWorkspace,
        answer=forms.WorkspaceShape,
        status=201,
    )
    def post(self, request):
        workspace = workspaces.found_workspace(by=self.by, **self.body(forms.NewWorkspace))
        return self.shown(shape_workspace(workspace, self.reader), status=201)


class InWorkspace(Door):
    """What stands below a workspace's key."""

    def workspace(self, key: str):
        return self.one(workspaces_of(self.request.user), key=key)

    def managed(self, key: str):
        """It, for who manages its people. Raises NotAllowed for its other members."""
        workspace = self.workspace(key)
        require(can_manage(self.by, workspace))
        return workspace


class OneWorkspace(InWorkspace):
    @describe("A workspace", name="get_workspace", answer=forms.WorkspaceShape)
    def get(self, request, key):
        return self.shown(shape_workspace(self.workspace(key), self.reader))

    @describe(
        "Change its settings",
        name="change_workspace",
        conflicts=False,
        body=forms.WorkspaceChange,
        answer=forms.WorkspaceShape,
    )
    def patch(self, request, key):
        workspace = self.workspace(key)
        version, body = self.seen_version(workspace.version), self.body(forms.WorkspaceChange)
        workspaces.change_workspace(by=self.by, workspace=workspace, version=version, **body)
        return self.shown(shape_workspace(self.workspace(key), self.reader))


class Members(InWorkspace):
    @describe("Its active members", name="list_members", answer=MemberList, query=forms.MemberQuery)
    def get(self, request, key):
        asked = {name: self.query[name] for name in ("role", "organisation") if name in self.query}
        workspace = self.workspace(key)
        rows = members_of(workspace, words=self.query.get("q", ""), **asked)
        shape = partial(shape_member, workspace=workspace, reader=self.reader)
        return self.listed(rows, order=forms.BY_NAME, shape=shape)


class OneMember(InWorkspace):
    @describe("A member", name="get_member", answer=forms.MemberShape)
    def get(self, request, key, pk):
        return self.member_shown(self.workspace(key), pk)

    @describe(
        "Change role, organisation or whether that one speaks for it",
        name="change_member",
        tells=True,
        body=forms.MembershipChange,
        answer=forms.MemberShape,
    )
    def patch(self, request, key, pk):
        workspace = self.workspace(key)
        member = self.one(members_of(workspace), pk=pk)
        version = self.seen_version(member.version)
        body = _with(self.body(forms.MembershipChange), workspace, "organisation")
        actions.change_membership(by=self.by, membership=member, version=version, **body)
        return self.member_shown(workspace, pk)

    @describe("End a membership, and with it every right", name="end_membership", tells=True, status=204)
    def delete(self, request, key, pk):
        actions.end_membership(by=self.by, membership=self.one(members_of(self.workspace(key)), pk=pk))
        return self.gone()

    def member_shown(self, workspace: Workspace, pk):
        found = self.one(members_of(workspace), pk=pk)
        return self.shown(shape_member(found, workspace, self.reader))


class Organisations(InWorkspace):
    @describe("Its organisations", name="list_organisations", answer=OrganisationList, query=Paged)
    def get(self, request, key):
        workspace = self.workspace(key)
        rows = Organisation.objects.filter(workspace=workspace)
        shape = partial(shape_organisation, workspace=workspace, reader=self.reader)
        return self.listed(rows, order=forms.BY_NAME_EN, shape=shape)

    @describe(
        "Add an organisation",
        name="add_organisation",
        body=forms.NewOrganisation,
        answer=forms.OrganisationShape,
        status=201,
    )
    def post(self, request, key):
        workspace = self.workspace(key)
        body = _with(self.body(forms.NewOrganisation), workspace, "parent")
        organisation = actions.add_organisation(by=self.by, workspace=workspace, **body)
        return self.shown(shape_organisation(organisation, workspace, self.reader), status=201)


class OneOrganisation(InWorkspace):
    @describe("An organisation", name="get_organisation", answer=forms.OrganisationShape)
    def get(self, request, key, pk):
        found = self.organisation(key, pk)
        return self.shown(shape_organisation(found, found.workspace, self.reader))

    @describe(
        "Change its names, kind or what it is part of",
        name="edit_organisation",
        conflicts=False,
        body=forms.OrganisationChange,
        answer=forms.OrganisationShape,
    )
    def patch(self, request, key, pk):
        organisation = self.organisation(key, pk)
        version = self.seen_version(organisation.version)
        body = _with(self.body(forms.OrganisationChange), organisation.workspace, "parent")
        edited = workspaces.edit_organisation(by=self.by, organisation=organisation, version=version, **body)
        return self.shown(shape_organisation(edited, organisation.workspace, self.reader))

    @describe("Remove one that nothing names", name="remove_organisation", status=204)
    def delete(self, request, key, pk):
        workspaces.remove_organisation(by=self.by, organisation=self.organisation(key, pk))
        return self.gone()

    def organisation(self, key: str, pk) -> Organisation:
        workspace = self.workspace(key)
        found = self.one(Organisation.objects.filter(workspace=workspace), pk=pk)
        found.workspace = workspace
        return found


def _with(body: dict, workspace, name: str) -> dict:
    """The body with the organisation of the workspace that its field ``name`` names, if it does."""
    if name in body:
        body[name] = named(Organisation.objects.filter(workspace=workspace), name, body[name])
    return body
