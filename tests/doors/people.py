from accounts.models import Invitation, Membership, Organisation, User, Workspace
from deliberation.actions import invitations
from deliberation.permissions import Actor

from .door import Verb

OWNERS = frozenset({"jiwoo"})


class Web:
    def invite(self, workspace: Workspace):
        return self.post(f"/w/{workspace.key}/people/invitations/", form_of(workspace, "mail"))

    def make_link(self, workspace: Workspace):
        return self.post(f"/w/{workspace.key}/people/invitations/", form_of(workspace, "link"))

    def resend(self, invitation: Invitation):
        return self.post(f"{waiting_place(invitation)}resend/", {})

    def revoke(self, invitation: Invitation):
        return self.post(f"{waiting_place(invitation)}revoke/", {})

    def change_member(self, member: Membership, role: str):
        fields = {"role": role, "organisation": member.organisation_id, "version": member.version}
        return self.post(f"/w/{member.workspace.key}/people/{member.pk}/", fields)

    def end_membership(self, member: Membership):
        return self.post(f"/w/{member.workspace.key}/people/{member.pk}/end/", {})

    def add_organisation(self, workspace: Workspace):
        return self.post(f"/w/{workspace.key}/people/organisations/", NAMES | {"kind": "agency"})

    def edit_organisation(self, organisation: Organisation):
        fields = NAMES | {"kind": "agency", "version": organisation.version}
        return self.post(f"{organisation_place(organisation)}", fields)

    def remove_organisation(self, organisation: Organisation):
        return self.post(f"{organisation_place(organisation)}remove/", {})

    def change_workspace(self, workspace: Workspace):
        fields = {"name": "Renamed", "language": "ko", "time_zone": "Asia/Seoul", "digest_cadence": "daily"}
        return self.post(f"/w/{workspace.key}/settings/", fields | {"version": workspace.version})


class Api:
    def invite(self, workspace: Workspace):
        body = {"emails": ["sumin@madang.example"], "organisation": organisation_of(workspace)}
        return self.send("post", f"workspaces/{workspace.key}/invitations", body)

    def make_link(self, workspace: Workspace):
        body = {"organisation": organisation_of(workspace)}
        return self.send("post", f"workspaces/{workspace.key}/invitations", body)

    def resend(self, invitation: Invitation):
        return self.send("post", f"workspaces/AI/invitations/{invitation.pk}/renewal")

    def revoke(self, invitation: Invitation):
        return self.send("delete", f"workspaces/AI/invitations/{invitation.pk}")

    def change_member(self, member: Membership, role: str):
        path = f"workspaces/{member.workspace.key}/members/{member.pk}"
        return self.send("patch", path, {"role": role}, seen=member.version)

    def end_membership(self, member: Membership):
        return self.send("delete", f"workspaces/{member.workspace.key}/members/{member.pk}")

    def add_organisation(self, workspace: Workspace):
        return self.send("post", f"workspaces/{workspace.key}/organisations", NAMES)

    def edit_organisation(self, organisation: Organisation):
        path = f"workspaces/{organisation.workspace.key}/organisations/{organisation.pk}"
        return self.send("patch", path, NAMES, seen=organisation.version)

    def remove_organisation(self, organisation: Organisation):
        return self.send("delete", f"workspaces/{organisation.workspace.key}/organisations/{organisation.pk}")

    def change_workspace(self, workspace: Workspace):
        return self.send("patch", f"workspaces/{workspace.key}", {"name": "Renamed"}, seen=workspace.version)


NAMES = {"name_en": "Ministry of Justice", "short_name_en": "Justice"}


def form_of(workspace: Workspace, by: str) -> dict:
    emails = "sumin@madang.example" if by == "mail" else ""
    organisation = organisation_of(workspace)
    return {"emails": emails, "organisation": organisation, "role": "analyst", "days": 7, "by": by}


def organisation_of(workspace: Workspace) -> str:
    return str(Organisation.objects.filter(workspace=workspace).first().pk)


def waiting_place(invitation: Invitation) -> str:
    return f"/w/{invitation.workspace.key}/people/invitations/{invitation.pk}/"


def organisation_place(organisation: Organisation) -> str:
    return f"/w/{organisation.workspace.key}/people/organisations/{organisation.pk}/"


def waiting(scene) -> Invitation:
    """An invitation by its owner."""
    workspace = scene.initiative.workspace
    organisation = Organisation.objects.filter(workspace=workspace).first()
    by = Actor(user=User.objects.get(memberships__workspace=workspace, memberships__role="owner"))
    return invitations.invite_by_link(by=by, workspace=workspace, organisation=organisation)[0]


def member(scene) -> Membership:
    """Dohyun's, who wrote the duplicate."""
    return Membership.objects.select_related("workspace").get(user=scene.duplicate.author)


def unused(scene) -> Organisation:
    return Organisation.objects.create(workspace=scene.initiative.workspace, name_en="X", short_name_en="X")


def _of_workspace(name: str, do, may: frozenset[str] = OWNERS) -> Verb:
    return Verb(name, do, may, of_workspace=True)


VERBS = (
    _of_workspace("invite", lambda door, scene: door.invite(scene.initiative.workspace)),
    _of_workspace("make_link", lambda door, scene: door.make_link(scene.initiative.workspace)),
    _of_workspace("resend", lambda door, scene: door.resend(waiting(scene))),
    _of_workspace("revoke", lambda door, scene: door.revoke(waiting(scene))),
    _of_workspace("change_member", lambda door, scene: door.change_member(member(scene), "observer")),
    _of_workspace(
        "end_membership", lambda door, scene: door.end_membership(member(scene)), OWNERS | {"dohyun"}
    ),
    _of_workspace("add_organisation", lambda door, scene: door.add_organisation(scene.initiative.workspace)),
    _of_workspace("edit_organisation", lambda door, scene: door.edit_organisation(unused(scene))),
    _of_workspace("remove_organisation", lambda door, scene: door.remove_organisation(unused(scene))),
    _of_workspace("change_workspace", lambda door, scene: door.change_workspace(scene.initiative.workspace)),
)
