"""Actions and indicators: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.actions.readings import MOST as MOST_READINGS
from deliberation.api.pagination import orders
from deliberation.models import Action, Indicator, Measurement

from .base import Flag, Id, Input, like
from .queries import Paged
from .shared import Person, allowed

OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]
ME = "me"


class ActionChange(Input):
    text = like(Action, "text", required=False)
    owner = Id(required=False, help_text="a member, analyst or above, who sees the initiative")
    due = like(Action, "due")


class NewAction(ActionChange):
    text = like(Action, "text")
    owner = Id(help_text="a member, analyst or above, who sees the initiative")
    comment = Id(required=False, allow_null=True, help_text="the comment that it was born from; once")
    challenge = Id(required=False, allow_null=True, help_text="the argument of that kind that it handles")
    decision = Id(required=False, allow_null=True, help_text="the decision that it follows from")


class NewActionThere(NewAction):
    initiative = Id(help_text="where it is to be done")


class WhoField(Id):
    """A person's id, or ``me``."""

    def to_internal_value(self, data):
        return data if data == ME else super().to_internal_value(data)


class ActionQuery(Paged):
    owner = WhoField(required=False, help_text="a person's id, or me")
    done = Flag(required=False, allow_null=True, default=None)


class WorkspaceActionQuery(ActionQuery):
    workspace = serializers.CharField(required=False, max_length=10, help_text="its key")


class ActionShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    text = serializers.CharField()
    owner = Person(allow_null=True, help_text="null when whoever had it left")
    due = serializers.DateField(allow_null=True)
    done_at = serializers.DateTimeField(allow_null=True)
    comment = serializers.UUIDField(allow_null=True)
    challenge = serializers.UUIDField(allow_null=True)
    decision = serializers.UUIDField(allow_null=True)
    minute_line = serializers.UUIDField(allow_null=True, help_text="of the meeting that gave it out")
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Action", "edit")


class IndicatorChange(Input):
    name = like(Indicator, "name", required=False)
    target = like(Indicator, "target")
    unit = like(Indicator, "unit")
    direction = like(Indicator, "direction", required=False)
    baseline = like(Indicator, "baseline")
    target_value = like(Indicator, "target_value")
    target_by = like(Indicator, "target_by")
    frequency = like(Indicator, "frequency")
    owner = Id(required=False, allow_null=True, help_text="a member, analyst or above; null for who named it")


class NewIndicator(IndicatorChange):
    name = like(Indicator, "name")


class IndicatorShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    name = serializers.CharField()
    target = serializers.CharField(allow_blank=True)
    unit = serializers.CharField(allow_blank=True)
    direction = serializers.ChoiceField(choices=Indicator.Direction.choices, help_text="where it gets better")
    baseline = serializers.FloatField(allow_null=True)
    target_value = serializers.FloatField(allow_null=True)
    target_by = serializers.DateField(allow_null=True)
    frequency = serializers.ChoiceField(choices=Indicator.Frequency.choices, allow_blank=True)
    owner = Person(allow_null=True)
    breached_at = serializers.DateTimeField(allow_null=True, help_text="since when it misses its target")
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Indicator", "edit")


class NewReading(Input):
    on = like(Measurement, "on")
    value = like(Measurement, "value")
    note = like(Measurement, "note")


class NewReadings(Input):
    readings = NewReading(
        many=True, min_length=1, max_length=MOST_READINGS, help_text="a day that has one is corrected"
    )


class TakenShape(serializers.Serializer):
    added = serializers.IntegerField()
    corrected = serializers.IntegerField()
    unchanged = serializers.IntegerField()


class ReadingShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    indicator = serializers.UUIDField()
    on = serializers.DateField()
    value = serializers.FloatField()
    note = serializers.CharField(allow_blank=True)
    taken_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Reading", "remove")
