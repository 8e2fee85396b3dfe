"""Bytes as answers: to be kept, never to be shown. Whatever they are, no browser runs them."""

from django.core.files.base import File
from django.http import FileResponse, HttpResponse

from deliberation.actions.storing import bytes_of
from deliberation.models import Attachment, Source

from .doors import Door

BYTES = "application/octet-stream"


def file_shown(door: Door, noun: Source | Attachment) -> HttpResponse:
    """What somebody handed in; it never changes, so that its content is its tag."""
    tag = f'"0.{noun.content_hash[:16]}"'
    return door.tagged(tag, lambda: to_keep(bytes_of(noun.file), noun.file_name))


def to_keep(content: File, name: str) -> FileResponse:
    safe = {"X-Content-Type-Options": "nosniff"}
    return FileResponse(content, as_attachment=True, filename=name, content_type=BYTES, headers=safe)
