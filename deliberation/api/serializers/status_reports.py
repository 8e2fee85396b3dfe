"""Status reports: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import ReportWord, StatusReport

from .base import Input, Truth, like
from .shared import OrganisationRef, Person, allowed

BY_PERIOD = orders({"ends_on": ("ends_on", "id")})["ends_on"]


class StatusReportChange(Input):
    title = like(StatusReport, "title", required=False)
    starts_on = like(StatusReport, "starts_on", required=False)
    ends_on = like(StatusReport, "ends_on", required=False)
    text = like(StatusReport, "text", help_text="Markdown")


class NewStatusReport(StatusReportChange):
    title = like(StatusReport, "title")
    starts_on = like(StatusReport, "starts_on")
    ends_on = like(StatusReport, "ends_on")


class ReportAnswer(Input):
    agreed = Truth()
    reason = like(ReportWord, "reason", help_text="needed where it is returned")


class ReportWordShape(serializers.Serializer):
    organisation = OrganisationRef(
        allow_null=True, help_text="null for a facilitator where none can be asked"
    )
    round = serializers.IntegerField(help_text="only words on the latest one count")
    agreed = serializers.BooleanField()
    reason = serializers.CharField(allow_blank=True)
    by = Person()
    at = serializers.DateTimeField()


class FigureShape(serializers.Serializer):
    """Numbers are text as they were typed, so that none is rounded."""

    indicator = serializers.UUIDField()
    name = serializers.CharField()
    unit = serializers.CharField(allow_blank=True)
    target = serializers.CharField(allow_blank=True)
    before = serializers.CharField(allow_blank=True, help_text="the last reading before the period")
    value = serializers.CharField(allow_blank=True, help_text="the last reading until its end")
    on = serializers.CharField(allow_blank=True, help_text="the day of that reading")
    standing = serializers.CharField(allow_blank=True, help_text="reached, under_way, breached, or none")


class StatusReportShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    title = serializers.CharField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    text = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=StatusReport.State.choices)
    round = serializers.IntegerField(help_text="how often it was submitted")
    figures = FigureShape(many=True, help_text="while it is being written as they read now, else frozen")
    words = ReportWordShape(many=True)
    submitted_at = serializers.DateTimeField(allow_null=True)
    approved_at = serializers.DateTimeField(allow_null=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("StatusReport", "edit", "answer")
