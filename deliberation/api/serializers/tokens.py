"""Credentials of the caller."""

from rest_framework import serializers

from accounts.models import Token
from accounts.models.security import SCOPES
from deliberation.api.pagination import orders

from .base import Choice, Input, Instant, like

NEWEST_FIRST = orders({"-created": ("-created", "token_key")})["-created"]


class NewToken(Input):
    name = like(Token, "name")
    scopes = serializers.ListField(child=Choice(choices=SCOPES), min_length=1, max_length=len(SCOPES))
    expires_at = Instant(required=False, help_text="within 366 days; left out: in 365")


class OwnTokenShape(serializers.Serializer):
    prefix = serializers.CharField(help_text="how its text begins, by which it is named")
    url = serializers.URLField()
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=SCOPES))
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(allow_null=True)
    last_used_at = serializers.DateTimeField(allow_null=True, help_text="to the hour")
    replaced_at = serializers.DateTimeField(allow_null=True, help_text="when a new one took its place")


class MadeTokenShape(OwnTokenShape):
    text = serializers.CharField(help_text="the credential itself, told this once")
