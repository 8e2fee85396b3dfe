"""Whom an initiative names: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders

from .base import Input, Truth
from .shared import Person

BY_ID = orders({"id": ("id",)})["id"]


class ReaderInput(Input):
    may_edit = Truth(default=False, help_text="edits the draft with its author")


class ReaderShape(serializers.Serializer):
    initiative = serializers.UUIDField()
    url = serializers.URLField()
    user = Person()
    may_edit = serializers.BooleanField()
