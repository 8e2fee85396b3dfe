"""Sources that are files: kept once by what is in them, under a name of our own."""

import hashlib
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import Workspace
from deliberation.actions.library import tidied
from deliberation.actions.locks import locked_workspace
from deliberation.actions.writing import clean, file_name, one_line
from deliberation.briefs import BriefRefused
from deliberation.briefs.filing import ending_of
from deliberation.errors import Invalid
from deliberation.models import Source
from deliberation.outbox import record
from deliberation.permissions import Actor, can_add_source, require

TITLE_AT_MOST = 300


def keep_file(
    *, by: Actor, workspace: Workspace, content: bytes, filename: str, **fields: Any
) -> tuple[Source, bool]:
    """File a document in the library, or find there the one with the same content; also, whether it is new.

    Raises NotAllowed, and Invalid at ``file`` with a sentence that says what to do.
    """
    require(can_add_source(by, workspace))
    try:
        ending = ending_of(content, filename)
    except BriefRefused as refused:
        raise Invalid.at("file", refused.code, refused.sentence)
    source = Source(workspace=workspace, added_by=by.user, created_at=by.moment, updated_at=by.moment)
    source.file_name = file_name(filename) or f"{source.pk}{ending}"
    source.content_hash = hashlib.sha256(content).hexdigest()
    for name, value in tidied(fields).items():
        setattr(source, name, value)
    source.title = source.title or one_line(PurePath(source.file_name).stem)[:TITLE_AT_MOST] or str(source.pk)
    clean(source)
    return _keep_once(source, content, ending, by)


@transaction.atomic
def _keep_once(source: Source, content: bytes, ending: str, by: Actor) -> tuple[Source, bool]:
    """The locked workspace lets one of two equal files go first; the other finds its row."""
    locked_workspace(source.workspace)
    library = Source.objects.library().filter(workspace=source.workspace_id)
    known = library.filter(content_hash=source.content_hash).order_by("created_at").first()
    if known is not None:
        return known, False
    source.file.save(f"{source.pk}{ending}", ContentFile(content), save=False)
    source.save(force_insert=True)
    record("source.added", by=by, subject=source, workspace_id=source.workspace_id)
    return source, True
