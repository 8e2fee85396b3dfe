"""Agendas and minutes: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.actions.minutes import INTO
from deliberation.api.pagination import orders
from deliberation.models import Action, AgendaItem, MinuteLine

from .base import Choice, Id, Input, Number, Text, like
from .queries import Paged
from .shared import OrganisationRef, Person, allowed

LONGEST_ITEM = AgendaItem._meta.get_field("text").max_length
IN_PLACE = orders({"place": ("place", "created_at", "id")})["place"]
OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]


class AgendaItemWords(Input):
    text = like(AgendaItem, "text")
    initiative = Id(required=False, allow_null=True, help_text="what it is about")
    presenter = Id(required=False, allow_null=True, help_text="an organisation")
    minutes = like(AgendaItem, "minutes", min_value=1, max_value=480, help_text="for it, of an hour")


class AgendaItemChange(AgendaItemWords):
    state = like(AgendaItem, "state", required=False, help_text="by whoever runs the meeting")


class NewAgendaItem(AgendaItemWords):
    text = Text(max_length=LONGEST_ITEM)


class AgendaItemPlace(Input):
    place = Number(min_value=1, max_value=32_767, help_text="among those that are not dropped, from 1")


class MinuteLineChange(Input):
    text = like(MinuteLine, "text", required=False)
    kind = like(MinuteLine, "kind", required=False)


class NewMinuteLine(MinuteLineChange):
    text = like(MinuteLine, "text")


class MinuteLineTurn(Input):
    into = Choice(choices=[(code, code) for code in INTO])
    words = Text(required=False, allow_blank=True, max_length=2000, help_text="else those of the line")
    owner = Id(required=False, allow_null=True, help_text="of an action: who does it")
    due = like(Action, "due")


class AgendaQuery(Paged):
    state = serializers.ChoiceField(choices=AgendaItem.State.choices, required=False)


class AgendaItemShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    meeting = serializers.UUIDField()
    place = serializers.IntegerField()
    origin = serializers.ChoiceField(choices=AgendaItem.Origin.choices)
    state = serializers.ChoiceField(choices=AgendaItem.State.choices)
    text = serializers.CharField(allow_blank=True, help_text="blank where what it is about says it")
    initiative = serializers.UUIDField(allow_null=True)
    argument = serializers.UUIDField(allow_null=True)
    source = serializers.UUIDField(allow_null=True)
    commitment = serializers.UUIDField(allow_null=True)
    presenter = OrganisationRef(allow_null=True)
    minutes = serializers.IntegerField(allow_null=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("AgendaItem", "edit", "settle")


class DrawnAgendaShape(serializers.Serializer):
    items = AgendaItemShape(many=True, help_text="those that are new, as far as the caller sees them")


class MinuteLineShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    meeting = serializers.UUIDField()
    item = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=MinuteLine.Kind.choices)
    text = serializers.CharField()
    action = serializers.UUIDField(allow_null=True, help_text="what became of it")
    argument = serializers.UUIDField(allow_null=True)
    comment = serializers.UUIDField(allow_null=True)
    added_by = Person()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("MinuteLine", "edit")
