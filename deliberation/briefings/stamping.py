"""What a document that is handed on says of itself: of when it is, of which change, and the hash of its text."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.calendars import format_date
from deliberation.documents.markdown import as_markdown
from deliberation.documents.outline import Outline


def hash_of(outline: Outline) -> str:
    """The SHA-256 of its Markdown above the stamp."""
    return sha256(as_markdown(replace(outline, stamp=())).encode()).hexdigest()


def stamped(outline: Outline, workspace: Workspace, seq: int, now: datetime) -> Outline:
    """In the language that is active; ``seq`` is of the last change when it was read."""
    at = format_date(now, workspace.time_zone, outline.language, with_time=True)
    lines = (
        _("As of %(at)s · change %(seq)d of %(key)s") % {"at": at, "seq": seq, "key": workspace.key},
        f"SHA-256: {hash_of(outline)}",
        _("The hash is over the UTF-8 text of this document in Markdown, all that stands above this stamp."),
    )
    return replace(outline, stamp=lines)
