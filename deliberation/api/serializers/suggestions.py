"""Suggested wordings: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.models import Argument, Suggestion

from .arguments import MeaningChanged
from .base import Choice, Id, Input, Number, like
from .queries import Paged
from .shared import Person, allowed

ORDERS = orders({"created_at": ("created_at", "id")})
DECISIONS = [choice for choice in Suggestion.State.choices if choice[0] != Suggestion.State.OPEN]


class NewSuggestion(Input):
    claim = like(Argument, "claim", required=False)
    reasons = like(Argument, "reasons")
    revision = Number(
        required=False, min_value=1, max_value=2_147_483_647, help_text="the wording that was read"
    )
    meaning_changed = MeaningChanged()


class NewSuggestionThere(NewSuggestion):
    argument = Id(help_text="somebody's, of which other words are suggested")


class SuggestionDecision(Input):
    state = Choice(choices=DECISIONS)
    version = Number(
        required=False,
        min_value=1,
        max_value=2_147_483_647,
        help_text="the argument's version that the suggestion was compared with; if it is another by now, 409",
    )
    meaning_changed = MeaningChanged()


class SuggestionQuery(Paged):
    state = serializers.ChoiceField(choices=Suggestion.State.choices, required=False)


class SuggestionsQuery(SuggestionQuery):
    argument = Id()


class SuggestionShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    argument = serializers.UUIDField()
    revision = serializers.IntegerField(help_text="the wording that was read")
    claim = serializers.CharField(
        allow_null=True, help_text="null where the argument is hidden from the caller"
    )
    reasons = serializers.CharField(allow_blank=True, allow_null=True)
    meaning_changed = serializers.BooleanField()
    state = serializers.ChoiceField(choices=Suggestion.State.choices)
    became = serializers.IntegerField(allow_null=True, help_text="the number of the wording that it became")
    author = Person(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    decided_at = serializers.DateTimeField(allow_null=True)
    permissions = allowed("Suggestion", "decide", "withdraw")
