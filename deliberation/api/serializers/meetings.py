"""Consultation bodies and their meetings: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import Approval, Attendance, Body, Meeting, Seat

from .base import Id, Input, Instant, Text, Truth, like
from .initiatives import KEY
from .queries import Paged, ordering
from .shared import OrganisationRef, Person, allowed

BODY_ORDERS = orders({"created_at": ("created_at", "id"), "-created_at": ("-created_at", "-id")})
MEETING_ORDERS = orders({"-starts_at": ("-starts_at", "-id"), "starts_at": ("starts_at", "id")})
MOST_ORGANISATIONS = 100


class BodyChange(Input):
    name_en = like(Body, "name_en", required=False)
    name_ko = like(Body, "name_ko")
    level = like(Body, "level", required=False)
    purpose = like(Body, "purpose")
    quorum_rule = like(Body, "quorum_rule", required=False)
    parent = Id(required=False, allow_null=True, help_text="the body that it stands below")
    is_ended = Truth(required=False, help_text="it meets no more")


class NewBody(BodyChange):
    workspace = Text(max_length=10, help_text="its key")
    name_en = like(Body, "name_en")


class NewSeat(Input):
    user = Id(help_text="an active member; who sits there already gets the other part")
    part = like(Seat, "part", required=False)


class MeetingChange(Input):
    title = like(Meeting, "title", required=False)
    starts_at = Instant(required=False)
    ends_at = Instant(required=False)
    place = like(Meeting, "place")


class NewMeeting(MeetingChange):
    body = Id()
    title = like(Meeting, "title")
    starts_at = Instant()
    ends_at = Instant()


class OneAttendance(Input):
    organisation = Id()
    state = like(Attendance, "state")


class AttendanceInput(Input):
    attendance = OneAttendance(many=True, max_length=MOST_ORGANISATIONS, help_text="all that was noted, anew")


class MinutesAnswer(Input):
    agreed = Truth()
    reason = like(Approval, "reason", help_text="needed where it is not agreed")


class BodyQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    level = serializers.ChoiceField(choices=Body.Level.choices, required=False)
    ordering = ordering(BODY_ORDERS)


class MeetingQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    body = Id(required=False)
    state = serializers.ChoiceField(choices=Meeting.State.choices, required=False)
    updated_since = Instant(required=False)
    ordering = ordering(MEETING_ORDERS)


class SeatShape(serializers.Serializer):
    id = serializers.UUIDField()
    user = Person()
    part = serializers.ChoiceField(choices=Seat.Part.choices)


class BodyShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    name_en = serializers.CharField()
    name_ko = serializers.CharField(allow_blank=True)
    level = serializers.ChoiceField(choices=Body.Level.choices)
    purpose = serializers.CharField(allow_blank=True)
    quorum_rule = serializers.ChoiceField(choices=Body.Rule.choices)
    parent = serializers.UUIDField(allow_null=True)
    is_ended = serializers.BooleanField()
    seats = SeatShape(many=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Body", "edit", "plan_meetings")


class AttendanceShape(serializers.Serializer):
    organisation = OrganisationRef()
    state = serializers.ChoiceField(choices=Attendance.State.choices)


class QuorumShape(serializers.Serializer):
    members = serializers.IntegerField(help_text="organisations of the body")
    needed = serializers.IntegerField()
    there = serializers.IntegerField(help_text="of its organisations; guests are not counted")
    reached = serializers.BooleanField()


class ApprovalShape(serializers.Serializer):
    organisation = OrganisationRef(
        allow_null=True, help_text="null for a facilitator where none can be asked"
    )
    round = serializers.IntegerField(help_text="only words on the latest one count")
    agreed = serializers.BooleanField()
    reason = serializers.CharField(allow_blank=True)
    by = Person()
    at = serializers.DateTimeField()


class MeetingShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    body = serializers.UUIDField()
    number = serializers.IntegerField(help_text="in its body")
    title = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    place = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=Meeting.State.choices)
    locked_at = serializers.DateTimeField(allow_null=True, help_text="when its agenda was sent")
    attendance = AttendanceShape(many=True)
    quorum = QuorumShape()
    minutes_round = serializers.IntegerField(help_text="how often minutes were proposed")
    approvals = ApprovalShape(many=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Meeting", "run", "propose_item", "answer_minutes")
