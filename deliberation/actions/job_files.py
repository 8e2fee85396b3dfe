"""The files of jobs: what was handed in, what came of it; under names of our own, and not for long."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from deliberation.actions.storing import lost_below
from deliberation.actions.writing import file_name
from deliberation.errors import Invalid
from deliberation.models import Job

UPLOAD_AT_MOST = 20 * 1024 * 1024
DRAFTS = "drafts"
PLACES = ("imports", "exports", DRAFTS)


class Written(File):
    """A finished file of this machine: a storage on the same disk takes it over by renaming it."""

    def temporary_file_path(self) -> str:
        return self.name


def filed(job: Job, content: File, filename: str) -> None:
    """Keep what was handed in. Raises Invalid at ``file``."""
    if not content.size:
        raise Invalid.at("file", "empty", _("There is nothing in this file."))
    if content.size > UPLOAD_AT_MOST:
        raise Invalid.at("file", "too_large", _("A file has up to 20 MB."))
    digest = hashlib.sha256()
    for piece in content.chunks():
        digest.update(piece)
    content.seek(0)
    job.upload_name, job.upload_hash = file_name(filename), digest.hexdigest()
    job.upload.save(f"{job.pk}.{job.format}", content, save=False)


@contextmanager
def handed_in(job: Job) -> Iterator[BinaryIO]:
    """The bytes of what was handed in."""
    with default_storage.open(job.upload.name) as kept:
        yield cast(BinaryIO, kept.file)


def draft_of(job: Job) -> Path:
    """Where an export is written until it is whole; another place at each attempt, so that two never mix."""
    return _drafts() / f"{job.pk}-{job.attempts}.part"


def drop_drafts(pk: UUID) -> None:
    """Those of a job that killed workers left."""
    for one in _drafts().glob(f"{pk}-*.part"):
        one.unlink(missing_ok=True)


def drop_files(job: Job) -> None:
    """Let both files go after the commit; the row stays."""
    for file in (job.upload, job.result):
        if file:
            transaction.on_commit(partial(default_storage.delete, file.name))
    job.upload = job.result = ""
    Job.objects.filter(pk=job.pk).update(upload="", result="")


def let_files_go(jobs: QuerySet[Job]) -> None:
    """Of several jobs; one that still asked for its columns has nothing left to ask about."""
    for job in jobs.select_for_update(no_key=True, of=("self",)):
        if job.state == Job.State.ASKING:
            job.state, job.ended_at = Job.State.CANCELLED, timezone.now()
            job.save(update_fields=["state", "ended_at"])
        drop_files(job)


def lost_files(before: datetime) -> list[str]:
    """Files as old as that which no job names: a worker was killed, or a request rolled back, after they were kept."""
    named = Job.objects.with_files().values_list("upload", "result").iterator()
    return lost_below(*PLACES, before=before, named=chain.from_iterable(named))


def _drafts() -> Path:
    """On the disk of the files, so that a draft becomes one by renaming it."""
    place = Path(settings.MEDIA_ROOT) / DRAFTS
    place.mkdir(parents=True, exist_ok=True)
    return place
