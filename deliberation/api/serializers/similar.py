"""The claim that is being written, and the arguments that are like it."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from deliberation.models import Argument, Kind, Relation
from deliberation.search import terms_of

from .base import Input

CLAIM_AT_MOST = Argument._meta.get_field("claim").max_length


class SimilarQuery(Input):
    claim = serializers.CharField(max_length=CLAIM_AT_MOST, help_text="as far as it is written")

    def validate_claim(self, value: str) -> str:
        if not terms_of(value):
            raise serializers.ValidationError(_("Write at least one word to search for."), code="no_word")
        return value


class SimilarShape(serializers.Serializer):
    id = serializers.UUIDField()
    ref = serializers.CharField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    kind = serializers.ChoiceField(choices=Kind.choices, allow_null=True)
    parent = serializers.UUIDField(allow_null=True)
    relation = serializers.ChoiceField(choices=Relation.choices, allow_null=True)
    claim = serializers.CharField()
    likeness = serializers.FloatField(help_text="from 0 to 1, by the words alone: a negation looks alike")


class SimilarList(serializers.Serializer):
    results = SimilarShape(many=True, help_text="three at the most, the most alike first")
    next = serializers.URLField(allow_null=True, help_text="null: there are no more")
