"""What a briefing looks like as data, and what may be asked of it."""

from rest_framework import serializers

from deliberation.briefings import FILES, LANGUAGES, TEMPLATES

from .base import Input

CODES = list(TEMPLATES)


def _language() -> serializers.ChoiceField:
    return serializers.ChoiceField(
        choices=list(LANGUAGES), required=False, help_text="of our words in it; left out, the caller's"
    )


class BriefingQuery(Input):
    language = _language()


class BriefingFileQuery(Input):
    language = _language()
    format = serializers.ChoiceField(choices=list(FILES), help_text="which file it becomes")


class BriefingShape(serializers.Serializer):
    initiative = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    template = serializers.ChoiceField(choices=CODES)
    language = serializers.ChoiceField(choices=list(LANGUAGES))
    title = serializers.CharField()
    seq = serializers.IntegerField(help_text="of the last change that it may tell of, as in `/changes`")
    made_at = serializers.DateTimeField()
    hash = serializers.CharField(help_text="SHA-256 of its text in Markdown, above the stamp")
    markdown = serializers.CharField(help_text="all of it, its stamp last")
