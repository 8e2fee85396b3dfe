"""What one asks a list of pages for, under a name: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import SavedView
from deliberation.models.saved_views import ASKED

from .base import Input, Text, like
from .initiatives import KEY
from .queries import Paged
from .shared import allowed

OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]
WORDS = "; ".join(f"{listing}: {', '.join(words)}" for listing, words in ASKED.items())


class SavedViewQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)
    listing = serializers.ChoiceField(choices=SavedView.Listing.choices, required=False)


class NewSavedView(Input):
    workspace = Text(max_length=10, help_text="its key")
    listing = like(SavedView, "listing", help_text="the list of pages that it is a view of")
    name = like(SavedView, "name")
    query = serializers.DictField(
        child=Text(),
        help_text=f"what the address of the list asks for, less what it shows by itself ({WORDS})",
    )


class SavedViewShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField(help_text="the list as it asks for it; of boards, the page of all views")
    workspace = serializers.CharField()
    listing = serializers.ChoiceField(choices=SavedView.Listing.choices)
    name = serializers.CharField()
    query = serializers.DictField(child=serializers.CharField())
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("SavedView", "remove")
