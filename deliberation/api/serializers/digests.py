"""Subscriptions, what one has to do, what one was told, digests."""

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from accounts.models.workspaces import Cadence, validate_zone
from deliberation import todo
from deliberation.activity.audiences import REASONS
from deliberation.api.pagination import Order, orders
from deliberation.models import Subscription, Suspension

from .base import Flag, Id, Input, Instant, Truth, like
from .queries import Paged

BY_KEY = orders({"workspace": ("workspace__key",)})["workspace"]
NEWEST = orders({"-created_at": ("-created_at", "-id")})["-created_at"]
LATEST = orders({"-ends_at": ("-ends_at", "-id")})["-ends_at"]


class MostUrgentFirst(Order):
    """Things to do, which stand in a list in memory."""

    def place_of(self, row: todo.Doing) -> list:
        return list(todo.urgency(row))

    def is_behind(self, row: todo.Doing, place: list) -> bool:
        return self.place_of(row) > place


MOST_URGENT_FIRST = MostUrgentFirst("urgency", ("code", "has_no_day", "due", "ref", "subject"))


class SubscriptionChange(Input):
    cadence = like(Subscription, "cadence", required=False)
    weekday = like(Subscription, "weekday", required=False)
    hour = like(Subscription, "hour", required=False, max_value=23)
    time_zone = like(Subscription, "time_zone", validators=[validate_zone])
    language = like(Subscription, "language")
    text_only = Truth(required=False)
    even_if_empty = Truth(required=False)
    at_once = Truth(required=False)


class SubscriptionShape(serializers.Serializer):
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    cadence = serializers.ChoiceField(choices=Cadence.choices)
    weekday = serializers.IntegerField(min_value=0, max_value=6, help_text="0 is Monday")
    hour = serializers.IntegerField(min_value=0, max_value=23)
    time_zone = serializers.CharField(allow_blank=True, help_text="empty: the workspace's")
    language = serializers.CharField(allow_blank=True, help_text="empty: one's own")
    text_only = serializers.BooleanField()
    even_if_empty = serializers.BooleanField()
    at_once = serializers.BooleanField(
        help_text="a mail at once for mentions, what is due, voting that ends, and decisions"
    )
    due_at = serializers.DateTimeField(allow_null=True, help_text="when the next one is due")
    suspended_for = serializers.ChoiceField(
        choices=Suspension.choices, allow_blank=True, help_text="why no mail leaves; empty where mails do"
    )
    suspended_at = serializers.DateTimeField(allow_null=True)


class DoingShape(serializers.Serializer):
    key = serializers.CharField()
    code = serializers.ChoiceField(choices=sorted(todo.TODO))
    ref = serializers.CharField(allow_blank=True)
    sentence = serializers.CharField()
    count = serializers.IntegerField()
    due = serializers.DateField(allow_null=True)
    initiative = serializers.UUIDField(allow_null=True)
    argument = serializers.UUIDField(allow_null=True)
    html_url = serializers.URLField()


class NotificationShape(serializers.Serializer):
    id = serializers.UUIDField()
    verb = serializers.CharField()
    reason = serializers.ChoiceField(choices=sorted(REASONS))
    sentence = serializers.CharField(help_text="what happened, in one's language")
    ref = serializers.CharField()
    title = serializers.CharField()
    words = serializers.CharField(allow_blank=True, help_text="the beginning of what was written, as text")
    html_url = serializers.URLField()
    initiative = serializers.UUIDField(allow_null=True)
    argument = serializers.UUIDField(allow_null=True)
    at = serializers.DateTimeField(help_text="when it happened")
    created_at = serializers.DateTimeField(help_text="when one was told")
    read_at = serializers.DateTimeField(allow_null=True)


class NotificationQuery(Paged):
    unread = Flag(required=False)


class ReadInput(Input):
    at_least = 1
    read = serializers.ListField(
        child=Id(), max_length=200, required=False, help_text="notifications to put away"
    )
    through = Instant(required=False, help_text="put away all that was told up to then")

    def validate(self, attrs: dict) -> dict:
        if not attrs:
            raise serializers.ValidationError(
                {"read": [ErrorDetail(_("Say what to put away."), code="required")]}
            )
        return attrs


class ReadShape(serializers.Serializer):
    read = serializers.IntegerField(help_text="how many were unread")


class DigestInShort(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()


class LineShape(serializers.Serializer):
    code = serializers.CharField()
    ref = serializers.CharField(allow_blank=True)
    text = serializers.CharField()
    lead = serializers.CharField(allow_blank=True)
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField(allow_blank=True)
    what = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    tally = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    words = serializers.ListField(child=serializers.CharField(), help_text="what was written, as text")
    html_url = serializers.URLField()


class SectionShape(serializers.Serializer):
    code = serializers.CharField()
    heading = serializers.CharField()
    lines = LineShape(many=True)
    folded = serializers.CharField(allow_blank=True, help_text="how many more there are, in words")


class DigestShape(serializers.Serializer):
    language = serializers.CharField()
    workspace = serializers.CharField(help_text="its name")
    period = serializers.CharField()
    subject = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    gap = serializers.CharField(allow_blank=True)
    numbers = serializers.CharField(allow_blank=True)
    sections = SectionShape(many=True)


FORMS = ["json", "html", "text"]


class FormQuery(Input):
    form = serializers.ChoiceField(
        choices=FORMS, required=False, help_text="as data, or as the mail has it; left out, `Accept` decides"
    )


class PreviewQuery(FormQuery):
    workspace = serializers.CharField(max_length=10, help_text="its key")
