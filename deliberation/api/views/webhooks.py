"""Addresses of other systems that are told what happens, for who manages a workspace and for its services."""

from functools import partial

from deliberation.actions import webhooks as actions
from deliberation.api.authentication import require_lately_known
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import webhooks as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.webhooks import shape_delivery, shape_made, shape_webhook
from deliberation.models import Webhook
from deliberation.permissions import can_keep_webhook, can_keep_webhooks, require, webhooks_kept

from .found import named, workspace_of

WebhookList = page_of(forms.WebhookShape)
DeliveryList = page_of(forms.WebhookDeliveryShape)
BESIDE = ("workspace", "owner")


class OfWebhooks(Door):
    def webhook(self, pk) -> Webhook:
        """It, for who may keep it. Raises NotAllowed for the other members of its workspace."""
        rows = Webhook.objects.visible_to(self.request.user).select_related(*BESIDE)
        found = self.one(rows, pk=pk)
        require(can_keep_webhook(self.by, found))
        return found

    def answered(self, webhook: Webhook):
        return self.shown(shape_webhook(webhook, self.reader))


class Webhooks(OfWebhooks):
    tells_secrets = True

    @describe(
        "Those of a workspace; for a service, its own",
        name="list_webhooks",
        answer=WebhookList,
        query=forms.WebhookQuery,
    )
    def get(self, request):
        workspace = workspace_of(self, self.query["workspace"])
        require(can_keep_webhooks(self.by, workspace))
        rows = webhooks_kept(self.by, workspace).select_related(*BESIDE)
        return self.listed(rows, order=forms.BY_AGE, shape=partial(shape_webhook, reader=self.reader))

    @describe(
        "Tell another system what happens from now on; its secret is told this once",
        name="add_webhook",
        body=forms.NewWebhook,
        answer=forms.MadeWebhookShape,
        status=201,
    )
    def post(self, request):
        require_lately_known(request)
        body = self.body(forms.NewWebhook)
        workspace = workspace_of(self, body.pop("workspace"))
        body["owner"] = named(actions.owners_for(self.by, workspace), "owner", body.get("owner"))
        made = actions.add_webhook(by=self.by, workspace=workspace, **body)
        return self.shown(shape_made(made, self.reader), status=201)


class OneWebhook(OfWebhooks):
    @describe("A webhook", name="get_webhook", answer=forms.WebhookShape)
    def get(self, request, pk):
        return self.answered(self.webhook(pk))

    @describe(
        "Change a webhook, switch it off, or on again",
        name="change_webhook",
        body=forms.WebhookChange,
        answer=forms.WebhookShape,
    )
    def patch(self, request, pk):
        webhook = self.webhook(pk)
        changes = self.body(forms.WebhookChange, partial=True)
        if "address" in changes:
            require_lately_known(request)
        seen = self.seen_version(webhook.version)
        return self.answered(actions.change_webhook(by=self.by, webhook=webhook, version=seen, **changes))

    @describe("Remove a webhook, with its log", name="remove_webhook", status=204)
    def delete(self, request, pk):
        actions.remove_webhook(by=self.by, webhook=self.webhook(pk))
        return self.gone()


class Rotation(OfWebhooks):
    tells_secrets = True

    @describe(
        "Sign with a new secret, which is told this once; for seven days with the one before, too",
        name="rotate_webhook_secret",
        body=forms.NewSecret,
        answer=forms.MadeWebhookShape,
        status=201,
    )
    def post(self, request, pk):
        webhook, body = self.webhook(pk), self.body(forms.NewSecret)
        require_lately_known(request)
        made = actions.rotate_webhook_secret(by=self.by, webhook=webhook, **body)
        return self.shown(shape_made(made, self.reader), status=201)


class Ping(OfWebhooks):
    @describe(
        "Send it a message that says nothing, at once",
        name="ping_webhook",
        body=Nothing,
        answer=forms.WebhookDeliveryShape,
        status=201,
    )
    def post(self, request, pk):
        webhook, _nothing = self.webhook(pk), self.body(Nothing)
        sent = actions.ping_webhook(by=self.by, webhook=webhook)
        return self.shown(shape_delivery(sent, webhook, self.reader), status=201)


class Deliveries(OfWebhooks):
    @describe(
        "What it was told, the latest first; kept for thirty days",
        name="list_webhook_deliveries",
        answer=DeliveryList,
        query=forms.DeliveryQuery,
    )
    def get(self, request, pk):
        webhook = self.webhook(pk)
        rows = webhook.deliveries.all()
        if "state" in self.query:
            rows = rows.filter(state=self.query["state"])
        return self.listed(
            rows, order=forms.NEWEST_FIRST, shape=partial(shape_delivery, webhook=webhook, reader=self.reader)
        )


class OneDelivery(OfWebhooks):
    @describe(
        "One message and what became of it", name="get_webhook_delivery", answer=forms.WebhookDeliveryShape
    )
    def get(self, request, pk, delivery):
        webhook = self.webhook(pk)
        found = self.one(webhook.deliveries, pk=delivery)
        return self.shown(shape_delivery(found, webhook, self.reader))


class Replay(OfWebhooks):
    @describe(
        "Send a message once more, under the same webhook-id",
        name="replay_webhook_delivery",
        body=Nothing,
        answer=forms.WebhookDeliveryShape,
    )
    def post(self, request, pk, delivery):
        webhook, _nothing = self.webhook(pk), self.body(Nothing)
        found = self.one(webhook.deliveries, pk=delivery)
        found.webhook = webhook
        sent = actions.replay_delivery(by=self.by, delivery=found)
        return self.shown(shape_delivery(sent, webhook, self.reader))
