from accounts.models import Membership, Token, Workspace
from deliberation.actions import services
from deliberation.permissions import Actor

from .door import Verb


class Web:
    def add_service(self, workspace: Workspace, role: str = "analyst"):
        organisation = workspace.organisations.get(short_name_en="Trade")
        fields = {"name": "Statistics import", "organisation": organisation.pk, "role": role}
        return self.post(f"/w/{workspace.key}/services/", fields)

    def end_service(self, service: Membership):
        return self.post(f"{_page(service)}end/", {})

    def make_service_token(self, service: Membership, *scopes: str):
        fields = {"name": "Nightly", "scopes": scopes or ("read", "write"), "days": "30"}
        return self.post(_page(service), fields)

    def rotate_service_token(self, service: Membership, token: Token):
        return self.post(f"{_page(service)}tokens/{token.token_key}/rotation/", {})

    def revoke_service_token(self, service: Membership, token: Token):
        return self.post(f"{_page(service)}tokens/{token.token_key}/revocation/", {})


class Api:
    def add_service(self, workspace: Workspace, role: str = "analyst"):
        organisation = workspace.organisations.get(short_name_en="Trade")
        body = {"name": "Statistics import", "organisation": str(organisation.pk), "role": role}
        return self.send("post", f"workspaces/{workspace.key}/services", body)

    def end_service(self, service: Membership):
        return self.send("delete", _path(service))

    def make_service_token(self, service: Membership, *scopes: str):
        body = {"name": "Nightly", "scopes": scopes or ("read", "write")}
        return self.send("post", f"{_path(service)}/tokens", body)

    def rotate_service_token(self, service: Membership, token: Token):
        return self.send("post", f"{_path(service)}/tokens/{token.token_key}/rotation")

    def revoke_service_token(self, service: Membership, token: Token):
        return self.send("delete", f"{_path(service)}/tokens/{token.token_key}")


def a_service(scene) -> Membership:
    """One that the owner made before."""
    workspace = scene.initiative.workspace
    return services.add_service(
        by=_owner(workspace),
        workspace=workspace,
        name="Statistics import",
        organisation=workspace.organisations.get(short_name_en="Trade"),
        role="analyst",
    )


def with_token(scene) -> tuple[Membership, Token]:
    service = a_service(scene)
    by = _owner(service.workspace)
    made = services.create_service_token(by=by, service=service, name="Nightly", scopes=("read",))
    return service, made[0]


OWNER = frozenset({"jiwoo"})

VERBS = tuple(
    Verb(name, do, OWNER, of_workspace=True)
    for name, do in (
        ("add a service", lambda door, scene: door.add_service(scene.initiative.workspace)),
        ("end a service", lambda door, scene: door.end_service(a_service(scene))),
        ("make its token", lambda door, scene: door.make_service_token(a_service(scene))),
        ("replace its token", lambda door, scene: door.rotate_service_token(*with_token(scene))),
        ("revoke its token", lambda door, scene: door.revoke_service_token(*with_token(scene))),
    )
)


def _owner(workspace: Workspace) -> Actor:
    return Actor(user=workspace.memberships.get(role="owner").user)


def _page(service: Membership) -> str:
    return f"/w/{service.workspace.key}/services/{service.pk}/"


def _path(service: Membership) -> str:
    return f"workspaces/{service.workspace.key}/services/{service.pk}"
