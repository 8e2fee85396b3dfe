"""Briefs: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders
from deliberation.briefs.extract.limits import TEXT_AT_MOST
from deliberation.models import Brief

from .base import File, Input, Text, like
from .initiatives import KEY
from .queries import Paged
from .shared import allowed

NEWEST_FIRST = orders({"-created_at": ("-created_at", "-id")})["-created_at"]


class NewBrief(Input):
    """A pasted ``text``, or a ``file`` as multipart/form-data."""

    workspace = Text(max_length=10, help_text="its key")
    text = Text(required=False, allow_blank=True, max_length=TEXT_AT_MOST, trim_whitespace=False)
    filename = like(Brief, "filename")


class NewBriefFile(Input):
    workspace = Text(max_length=10, help_text="its key")
    file = File(allow_empty_file=True)


class Acceptance(Input):
    chosen = serializers.DictField(
        required=False,
        allow_null=True,
        help_text="what is kept of the proposal, in its shape; without it all",
    )


class BriefQuery(Paged):
    workspace = serializers.RegexField(KEY, required=False)


class BriefShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField()
    workspace = serializers.CharField(help_text="its key")
    filename = serializers.CharField(allow_blank=True)
    media_type = serializers.CharField(allow_blank=True)
    proposal = serializers.DictField(
        help_text="title, proposal, summary, parties, people, dates, events, areas, arguments, facts, questions, "
        "links, conclusion, unplaced; items carry their passage"
    )
    accepted_at = serializers.DateTimeField(allow_null=True)
    initiative = serializers.UUIDField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    permissions = allowed("Brief", "accept")
