"""Actions and indicators: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import Action, Indicator

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
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Action", "edit")


class IndicatorChange(Input):
    name = like(Indicator, "name", required=False)
    target = like(Indicator, "target")


class NewIndicator(IndicatorChange):
    name = like(Indicator, "name")


class IndicatorShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    initiative = serializers.UUIDField()
    name = serializers.CharField()
    target = serializers.CharField(allow_blank=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Indicator", "edit")
