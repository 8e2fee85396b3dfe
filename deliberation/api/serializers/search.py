"""What may be asked of search, and what an answer looks like."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from deliberation.api.pagination import Order
from deliberation.models import ArgumentState, SearchEntry
from deliberation.search import terms_of

from .initiatives import KEY
from .queries import Paged

BEST_FIRST = Order("best", ("-score", "-key"))


class SearchQuery(Paged):
    q = serializers.CharField(max_length=200, help_text="every word has to be there; at least one")
    workspace = serializers.RegexField(KEY, required=False)
    type = serializers.ChoiceField(choices=SearchEntry.Type.values, required=False)
    organisation = serializers.UUIDField(
        required=False, help_text="that arguments, evidence and comments were said for"
    )

    def validate_q(self, value: str) -> str:
        if not terms_of(value):
            raise serializers.ValidationError(_("Write at least one word to search for."), code="no_word")
        return value


class HitShape(serializers.Serializer):
    type = serializers.ChoiceField(choices=SearchEntry.Type.values)
    id = serializers.UUIDField()
    ref = serializers.CharField(help_text="AI-12#7, AI-12, or the workspace's key for its library")
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    initiative = serializers.UUIDField(allow_null=True)
    argument = serializers.UUIDField(allow_null=True, help_text="the one that it is, or belongs to")
    state = serializers.ChoiceField(
        choices=ArgumentState.choices, allow_null=True, help_text="of the argument"
    )
    merged_into = serializers.UUIDField(allow_null=True)
    title = serializers.CharField(allow_blank=True, help_text="as written")
    title_html = serializers.CharField(allow_blank=True, help_text="safe HTML, hits in <mark>")
    snippet = serializers.CharField(
        allow_blank=True, help_text="safe HTML around the first hit, hits in <mark>"
    )
    created_at = serializers.DateTimeField()
