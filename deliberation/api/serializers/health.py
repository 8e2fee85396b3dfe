"""Findings and waivers: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import Waiver

from .base import Choice, Input, Text, like
from .shared import Person, allowed

OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]


class NewWaiver(Input):
    rule = Choice(choices=Waiver.Rule.choices)
    subject = Text(max_length=40, required=False, allow_blank=True, default="", help_text="of the finding")
    reason = like(Waiver, "reason")


class WaiverShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    rule = serializers.ChoiceField(choices=Waiver.Rule.choices)
    subject = serializers.CharField(allow_blank=True)
    reason = serializers.CharField()
    waived_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Waiver", "lift")


class FindingShape(serializers.Serializer):
    rule = serializers.ChoiceField(choices=Waiver.Rule.choices)
    subject = serializers.CharField(
        allow_blank=True, help_text="number of an argument, two with -, or id of a source or an organisation"
    )
    arguments = serializers.ListField(child=serializers.IntegerField(), help_text="their numbers")
    waiver = serializers.UUIDField(allow_null=True, help_text="that holds for it, as it is now")


class HealthShape(serializers.Serializer):
    initiative = serializers.UUIDField()
    html_url = serializers.URLField()
    findings = FindingShape(many=True)


class RuleCount(serializers.Serializer):
    rule = serializers.ChoiceField(choices=Waiver.Rule.choices)
    count = serializers.IntegerField(help_text="findings that are not waived")


class InitiativeHealth(serializers.Serializer):
    initiative = serializers.UUIDField()
    ref = serializers.CharField()
    rules = RuleCount(many=True)
    waived = serializers.IntegerField()


class WorkspaceHealthShape(serializers.Serializer):
    html_url = serializers.URLField()
    initiatives = InitiativeHealth(many=True, help_text="that are open or deciding, the newest 200")
