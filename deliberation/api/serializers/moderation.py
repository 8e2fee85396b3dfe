"""Hiding, reports and the log: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import Hiding, Report

from .base import Choice, Id, Input, Text, like
from .queries import Paged
from .shared import Person, allowed

OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]
LATEST_FIRST = orders({"-at": ("-at", "-id")})["-at"]


class HidingInput(Input):
    reason = Text(max_length=Hiding._meta.get_field("reason").max_length, help_text="everybody reads it")


class NewReport(Input):
    """Of exactly one thing in the initiative."""

    argument = Id(required=False)
    evidence = Id(required=False)
    comment = Id(required=False)
    reason = like(Report, "reason")


class Settlement(Input):
    state = Choice(choices=[Report.State.HIDDEN, Report.State.KEPT])
    reason = Text(
        max_length=Hiding._meta.get_field("reason").max_length,
        required=False,
        help_text="why it is hidden",
    )


class ReportQuery(Paged):
    state = serializers.ChoiceField(choices=Report.State.choices, required=False)


class AboutShape(serializers.Serializer):
    """Exactly one of the three is named."""

    id = serializers.UUIDField()
    initiative = serializers.UUIDField()
    argument = serializers.UUIDField(allow_null=True)
    evidence = serializers.UUIDField(allow_null=True)
    comment = serializers.UUIDField(allow_null=True)


class ReportShape(AboutShape):
    url = serializers.URLField()
    html_url = serializers.URLField()
    reporter = Person()
    reason = serializers.CharField()
    state = serializers.ChoiceField(choices=Report.State.choices)
    settled_by = Person(allow_null=True)
    settled_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Report", "settle")


class HidingShape(AboutShape):
    hides = serializers.BooleanField(help_text="false where it was shown again")
    reason = serializers.CharField(allow_blank=True)
    by = Person()
    at = serializers.DateTimeField()
