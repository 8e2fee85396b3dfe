"""Addresses of other systems that are told what happens, and what they were told."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import DeliveryState, Webhook, WebhookState, WhyDisabled
from deliberation.webhooks import PING, TYPES

from .base import Choice, Id, Input, Text, Truth, like
from .initiatives import KEY
from .queries import Paged
from .shared import allowed

BY_AGE = orders({"created_at": ("created_at", "id")})["created_at"]
NEWEST_FIRST = orders({"-created_at": ("-created_at", "-id")})["-created_at"]


def wanted_types() -> serializers.ListField:
    says = "which are told; none is all"
    return serializers.ListField(
        child=Choice(choices=TYPES), max_length=len(TYPES), required=False, help_text=says
    )


class WebhookQuery(Paged):
    workspace = serializers.RegexField(KEY)


class NewWebhook(Input):
    workspace = Text(max_length=10)
    address = like(Webhook, "address", help_text="https, of the public Internet")
    types = wanted_types()
    description = like(Webhook, "description")
    owner = Id(
        required=False,
        help_text="whose sight counts: the caller, or for who manages the workspace the user of a service of it",
    )


class WebhookChange(Input):
    address = like(Webhook, "address", required=False)
    types = wanted_types()
    description = like(Webhook, "description")
    state = like(Webhook, "state", required=False)


class NewSecret(Input):
    at_once = Truth(default=False, help_text="the one before ends now, and not in seven days")


class WebhookOwner(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    kind = serializers.CharField(help_text="person or service")


class WebhookShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField()
    address = serializers.CharField()
    types = serializers.ListField(child=serializers.CharField(), help_text="none is all")
    description = serializers.CharField(allow_blank=True)
    owner = WebhookOwner(help_text="whose sight counts")
    token = serializers.CharField(
        allow_null=True,
        help_text="prefix of the token that it was made or last changed with, and ends with, or of the first of those"
        " that took each other's place; null for who was signed in",
    )
    state = serializers.ChoiceField(choices=WebhookState.choices)
    reason = serializers.ChoiceField(choices=WhyDisabled.choices, allow_null=True)
    disabled_at = serializers.DateTimeField(allow_null=True)
    failures = serializers.IntegerField(help_text="deliveries in a row that were given up")
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Webhook", "change")


class MadeWebhookShape(WebhookShape):
    secret = serializers.CharField(help_text="whsec_…, told this once")


class DeliveryQuery(Paged):
    state = serializers.ChoiceField(choices=DeliveryState.choices, required=False)


class WebhookDeliveryShape(serializers.Serializer):
    id = serializers.UUIDField(help_text="the webhook-id, the same on every try")
    url = serializers.URLField()
    html_url = serializers.URLField()
    webhook = serializers.UUIDField()
    type = serializers.ChoiceField(choices=[*TYPES, PING])
    state = serializers.ChoiceField(choices=DeliveryState.choices)
    attempts = serializers.IntegerField()
    next_at = serializers.DateTimeField(allow_null=True, help_text="when it is tried again, at the earliest")
    tried_at = serializers.DateTimeField(allow_null=True)
    status = serializers.IntegerField(allow_null=True, help_text="of the last answer")
    fault = serializers.CharField(allow_null=True, help_text="why there was no answer, or it was not sent")
    duration_ms = serializers.IntegerField(allow_null=True)
    answer = serializers.CharField(allow_blank=True, help_text="how the last answer began")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("WebhookDelivery", "replay")
    settled_at = serializers.DateTimeField(allow_null=True)
