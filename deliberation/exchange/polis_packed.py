"""The files of a Polis conversation in one: unpacked with care, read, and brought in as an initiative of its own."""

import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from deliberation.actions import job_runs
from deliberation.actions.imports import Conversation, import_conversation
from deliberation.actions.job_runs import LONGEST_WRITE, Run
from deliberation.errors import Invalid
from deliberation.models import Initiative, Job, Kind
from deliberation.permissions import Actor

from . import polis

FILES = ("summary.csv", "comments.csv", "votes.csv")
UNPACKED_AT_MOST = 100 * 1024 * 1024


def packed(files: dict[str, BinaryIO]) -> BytesIO:
    """Three files as the one that a job keeps."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in FILES:
            archive.writestr(name, files[name].read())
    into.seek(0)
    return into


def carry_out(run: Run, by: Actor, file: BinaryIO) -> None:
    """Raises Invalid with every fault by file and line, Stopped."""
    with TemporaryDirectory() as folder:
        _unpack(file, Path(folder))
        conversation = polis.read(Path(folder))
    job, done = run.job, len(conversation.statements) + len(conversation.answers)
    run.tell(done, total=done)
    if job.dry_run:
        return job_runs.finish_trial(run, _would(job, conversation), done=done)
    run.keep(LONGEST_WRITE)
    return job_runs.finish_import(run, by, partial(_written, by, job, conversation), done=done)


def _unpack(file: BinaryIO, folder: Path) -> None:
    """Only the files that are read, wherever in the archive they lie, and no more of them than they may have."""
    try:
        with zipfile.ZipFile(file) as archive:
            for name in FILES:
                found = [one for one in archive.infolist() if one.filename.rpartition("/")[2] == name]
                if len(found) != 1:
                    raise Invalid.at("file", "missing", _("It is to hold %s, once.") % name)
                _write(archive, found[0], folder / name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise Invalid.at("file", "not_zip", _("This is no zip file that can be read."))


def _write(archive: zipfile.ZipFile, found: zipfile.ZipInfo, path: Path) -> None:
    left = UNPACKED_AT_MOST
    with archive.open(found) as packed_file, path.open("wb") as into:
        while piece := packed_file.read(1024 * 1024):
            left -= len(piece)
            if left < 0:
                raise Invalid.at("file", "too_large", _("It is larger than 100 MB when unpacked."))
            into.write(piece)


def _would(job: Job, conversation: Conversation) -> dict[str, Any]:
    there = Initiative.objects.filter(workspace=job.workspace, external_id=conversation.external_id).first()
    counts = _counts(conversation)
    return _report({} if there else counts, counts if there else {}, there)


def _written(by: Actor, job: Job, conversation: Conversation) -> dict[str, Any]:
    kind = job.options.get("kind") or Kind.ADVANTAGE
    initiative, is_new = import_conversation(
        by=by, workspace=job.workspace, conversation=conversation, kind=kind
    )
    counts = _counts(conversation)
    return _report(counts if is_new else {}, {} if is_new else counts, initiative)


def _counts(conversation: Conversation) -> dict[str, int]:
    given = {(one.statement, one.voter) for one in conversation.answers}
    return {"initiatives": 1, "arguments": len(conversation.statements), "votes": len(given)}


def _report(made: dict[str, int], skipped: dict[str, int], initiative: Initiative | None) -> dict[str, Any]:
    pk = str(initiative.pk) if initiative else None
    return {"made": made, "changed": {}, "skipped": skipped, "notes": [], "initiative": pk}
