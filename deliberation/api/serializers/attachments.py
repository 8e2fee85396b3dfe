"""Files that texts show or link to: what comes in, and what answers look like."""

from rest_framework import serializers

from deliberation.api.pagination import orders

from .base import File, Input
from .shared import Person, allowed

OLDEST_FIRST = orders({"created_at": ("created_at", "id")})["created_at"]


class NewAttachment(Input):
    file = File(
        allow_empty_file=True,
        help_text="a picture (PNG, JPEG, WebP, GIF), PDF, DOCX, XLSX, PPTX, HWPX or plain text, of up to 20 MB",
    )


class AttachmentShape(serializers.Serializer):
    id = serializers.UUIDField()
    url = serializers.URLField()
    html_url = serializers.URLField(help_text="where a browser finds the file")
    initiative = serializers.UUIDField()
    name = serializers.CharField()
    media_type = serializers.CharField(help_text="by what is in it")
    size = serializers.IntegerField(help_text="bytes")
    sha256 = serializers.CharField()
    width = serializers.IntegerField(allow_null=True, help_text="in points, of pictures")
    height = serializers.IntegerField(allow_null=True)
    markdown = serializers.CharField(help_text="what shows it in a text; the words are yours to choose")
    added_by = Person(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text="as created_at: a file never changes")
    permissions = allowed("Attachment", "remove")
