"""Duplicates and merging: what comes in, and what answers look like."""

from rest_framework import serializers

from .base import Id, Input
from .queries import Paged
from .shared import Person, allowed


class MergeInput(Input):
    into = Id(help_text="the argument that it shows as from then on")


class NewDuplicate(Input):
    of = Id(help_text="the argument that says the same")


class DuplicateQuery(Paged):
    pass


class DuplicateShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    argument = serializers.UUIDField()
    of = serializers.UUIDField(help_text="the argument that says the same")
    marked_by = Person()
    dismissed_by = Person(allow_null=True, help_text="who found that both say different things")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Duplicate", "dismiss", "merge")
