"""The address of a feed, as it is told."""

from rest_framework import serializers


class FeedShape(serializers.Serializer):
    url = serializers.URLField()
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True, help_text="to the hour")


class OpenedFeedShape(FeedShape):
    address = serializers.URLField(help_text="of the Atom feed; told this once")
    calendar = serializers.URLField(help_text="of the same person's deadlines; told this once")
