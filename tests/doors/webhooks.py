from accounts.models import Workspace
from deliberation.actions import webhooks
from deliberation.models import Webhook, WebhookDelivery
from deliberation.permissions import Actor

from .door import Verb

ADDRESS = "https://system.example/hooks"


class Web:
    def add_webhook(self, workspace: Workspace):
        owner = workspace.memberships.get(role="owner").user_id
        return self.post(f"/w/{workspace.key}/webhooks/", {"address": ADDRESS, "owner": str(owner)})

    def change_webhook(self, webhook: Webhook):
        fields = {"address": ADDRESS, "description": "Dashboard", "version": webhook.version}
        return self.post(f"{_page(webhook)}edit/", fields)

    def rotate_webhook_secret(self, webhook: Webhook):
        return self.post(f"{_page(webhook)}rotation/", {})

    def ping_webhook(self, webhook: Webhook):
        return self.post(f"{_page(webhook)}ping/", {})

    def replay_delivery(self, delivery: WebhookDelivery):
        return self.post(f"{_page(delivery.webhook)}deliveries/{delivery.pk}/replay/", {})

    def remove_webhook(self, webhook: Webhook):
        return self.post(f"{_page(webhook)}removal/", {})


class Api:
    def add_webhook(self, workspace: Workspace):
        return self.send("post", "webhooks", {"workspace": workspace.key, "address": ADDRESS})

    def change_webhook(self, webhook: Webhook):
        body = {"description": "Dashboard", "types": ["argument.added"]}
        return self.send("patch", f"webhooks/{webhook.pk}", body, seen=webhook.version)

    def rotate_webhook_secret(self, webhook: Webhook):
        return self.send("post", f"webhooks/{webhook.pk}/rotation")

    def ping_webhook(self, webhook: Webhook):
        return self.send("post", f"webhooks/{webhook.pk}/ping")

    def replay_delivery(self, delivery: WebhookDelivery):
        return self.send("post", f"webhooks/{delivery.webhook_id}/deliveries/{delivery.pk}/replay")

    def remove_webhook(self, webhook: Webhook):
        return self.send("delete", f"webhooks/{webhook.pk}")


def a_webhook(scene) -> Webhook:
    """One that the owner keeps."""
    workspace = scene.initiative.workspace
    by = Actor(user=workspace.memberships.get(role="owner").user)
    return webhooks.add_webhook(by=by, workspace=workspace, address=ADDRESS)[0]


def a_delivery(scene) -> WebhookDelivery:
    return WebhookDelivery.objects.create(webhook=a_webhook(scene), type="ping", state="failed")


OWNER = frozenset({"jiwoo"})
VERBS = (
    Verb(
        "add a webhook",
        lambda door, scene: door.add_webhook(scene.initiative.workspace),
        OWNER,
        of_workspace=True,
        names_workspace=True,
    ),
    *(
        Verb(name, do, OWNER, of_workspace=True)
        for name, do in (
            ("change a webhook", lambda door, scene: door.change_webhook(a_webhook(scene))),
            ("make its secret", lambda door, scene: door.rotate_webhook_secret(a_webhook(scene))),
            ("ping a webhook", lambda door, scene: door.ping_webhook(a_webhook(scene))),
            ("send again", lambda door, scene: door.replay_delivery(a_delivery(scene))),
            ("remove a webhook", lambda door, scene: door.remove_webhook(a_webhook(scene))),
        )
    ),
)


def _page(webhook: Webhook) -> str:
    return f"/w/{webhook.workspace.key}/webhooks/{webhook.pk}/"
