"""What a member hears of an initiative."""

from rest_framework import serializers

from deliberation.models import Follow

from .base import Input, Instant, like


class FollowInput(Input):
    level = like(Follow, "level")


class FollowShape(serializers.Serializer):
    initiative = serializers.UUIDField()
    url = serializers.URLField()
    level = serializers.ChoiceField(
        choices=Follow.Level.choices, help_text="`concerns_me` until something is chosen"
    )
    seen_through = serializers.DateTimeField(
        allow_null=True, help_text="up to when one has said to have seen what changed"
    )


class SeenInput(Input):
    through = Instant()
