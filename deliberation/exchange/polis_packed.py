"""The files of a Polis conversation in one: unpacked with care, read, and brought in as an initiative of its own."""

import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deliberation.actions import job_runs
from deliberation.actions.imports import Conversation, import_conversation
from deliberation.actions.job_runs import LONGEST_WRITE, Run
from deliberation.briefs.extract.packed import BROKEN, weighed
from deliberation.briefs.extract.refused import Unreadable
from deliberation.errors import Invalid
from deliberation.models import Initiative, Job, Kind
from deliberation.permissions import Actor

from . import polis

FILES = ("summary.csv", "comments.csv", "votes.csv")
REFUSED = {
    "broken": ("not_zip", gettext_lazy("This is no zip file that can be read.")),
    "encrypted": ("not_zip", gettext_lazy("This zip file is locked with a password.")),
    "expands": ("too_large", gettext_lazy("Unpacked, this zip file is too large.")),
}


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
    """Only the files that are read, wherever in the archive they lie; weighed before anything is unpacked."""
    try:
        with weighed(file) as archive:
            for name in FILES:
                found = [one for one in archive.infolist() if one.filename.rpartition("/")[2] == name]
                if len(found) != 1:
                    raise Invalid.at("file", "missing", _("It is to hold %s, once.") % name)
                with archive.open(found[0]) as packed_file, (folder / name).open("wb") as into:
                    copyfileobj(packed_file, into)
    except Unreadable as error:
        code, said = REFUSED.get(error.code, REFUSED["broken"])
        raise Invalid.at("file", code, said) from error
    except BROKEN as error:
        raise Invalid.at("file", *REFUSED["broken"]) from error


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
