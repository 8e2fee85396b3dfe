"""Links between what stands around the deliberation and what is deliberated."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import Link
from deliberation.models.links import PLACES, THINGS

from .base import Choice, Id, Input, like
from .initiatives import KEY
from .queries import Paged
from .shared import Person, allowed

OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]


class LinkQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False, help_text="its key")
    thing_type = serializers.ChoiceField(choices=list(THINGS), required=False)
    thing = Id(required=False, help_text="the id of what bears on something")
    place_type = serializers.ChoiceField(choices=list(PLACES), required=False)
    place = Id(required=False, help_text="the id of what it bears on")


class NewLink(Input):
    thing_type = Choice(choices=list(THINGS))
    thing = Id(help_text="the id of what bears on the place")
    place_type = Choice(choices=list(PLACES))
    place = Id(help_text="the id of what it bears on")
    note = like(Link, "note", help_text="how they belong together")


class LinkEnd(serializers.Serializer):
    type = serializers.CharField()
    id = serializers.UUIDField()
    title = serializers.CharField()
    html_url = serializers.URLField()


class LinkShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField(help_text="the page of the place")
    workspace = serializers.CharField(help_text="its key")
    thing = LinkEnd(help_text="what bears on the place")
    place = LinkEnd()
    initiative = serializers.UUIDField(help_text="that the place is or stands in")
    note = serializers.CharField(allow_blank=True)
    added_by = Person()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Link", "remove")
