"""Files that texts of an initiative show or link to."""

import hashlib
from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_initiative, require_stage, still_there
from deliberation.actions.storing import lost_below
from deliberation.actions.writing import clean, file_name
from deliberation.attaching import Fitted, Unfit, fit
from deliberation.errors import Invalid
from deliberation.models import Attachment, Initiative
from deliberation.models.stages import COMMENT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_attach, can_remove_attachment, require

FILES_AT_MOST = 1_000  # of one initiative
BYTES_AT_MOST = 1_000_000_000


def attach(*, by: Actor, initiative: Initiative, content: bytes, filename: str) -> tuple[Attachment, bool]:
    """Keep a file that texts there may show, or find the same one of the same person; also, whether it is new.

    A picture is drawn anew first, so that nothing but its points is kept. Raises NotAllowed, NotNow, and Invalid at
    ``file`` with a sentence that says what to do.
    """
    require(can_attach(by, initiative))
    try:
        fitted = fit(content, file_name(filename))
    except Unfit as unfit:
        raise Invalid.at("file", unfit.code, unfit.sentence)
    attachment = Attachment(initiative=initiative, added_by=by.user, created_at=by.moment)
    _describe(attachment, fitted)
    clean(attachment)
    return _keep_once(attachment, fitted, by)


@transaction.atomic
def remove_attachment(*, by: Actor, attachment: Attachment) -> None:
    """Take a file away from everybody, at any stage; texts keep the words that stood for it. Raises NotAllowed."""
    require(can_remove_attachment(by, attachment))
    rows = Attachment.objects.select_related("initiative").select_for_update(of=("self",))
    attachment = still_there(rows, attachment.pk)
    record("attachment.removed", by=by, subject=attachment, initiative=attachment.initiative)
    let_attachments_go(Attachment.objects.filter(pk=attachment.pk))
    Attachment.objects.filter(pk=attachment.pk).delete()


def let_attachments_go(rows: QuerySet[Attachment]) -> None:
    """The files of rows that are about to go, after the commit."""
    for name in rows.values_list("file", flat=True):
        transaction.on_commit(partial(default_storage.delete, name))


def lost_attachments(before: datetime) -> list[str]:
    """Files as old as that which no row names: a request was rolled back after they were kept."""
    named = Attachment.objects.values_list("file", flat=True).iterator()
    return lost_below("attachments", before=before, named=named)


def _describe(attachment: Attachment, fitted: Fitted) -> None:
    attachment.file_name = file_name(fitted.name)
    attachment.media_type, attachment.size = fitted.media_type, len(fitted.content)
    attachment.width, attachment.height = fitted.width, fitted.height
    attachment.content_hash = hashlib.sha256(fitted.content).hexdigest()


@transaction.atomic
def _keep_once(attachment: Attachment, fitted: Fitted, by: Actor) -> tuple[Attachment, bool]:
    """The locked initiative lets one of two equal files go first; the other finds its row."""
    initiative = locked_initiative(attachment.initiative)
    require_stage(initiative, COMMENT)
    here = Attachment.objects.filter(initiative=initiative)
    known = here.filter(added_by=by.user, content_hash=attachment.content_hash).first()
    if known is not None:
        return known, False
    _require_room(here, attachment.size)
    attachment.file.save(f"{attachment.pk}{fitted.ending}", ContentFile(fitted.content), save=False)
    attachment.save(force_insert=True)
    record("attachment.added", by=by, subject=attachment, initiative=initiative)
    return attachment, True


def _require_room(here: QuerySet[Attachment], size: int) -> None:
    kept = here.aggregate(files=Count("pk"), bytes=Sum("size"))
    if kept["files"] >= FILES_AT_MOST or (kept["bytes"] or 0) + size > BYTES_AT_MOST:
        full = _(
            "This initiative has as many files as it may hold: 1,000, or 1 GB. Take away what is not needed."
        )
        raise Invalid.at("file", "full", full)
