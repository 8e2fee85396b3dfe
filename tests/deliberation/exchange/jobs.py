"""Jobs as a worker carries them out, in the test's own process; and what came of them."""

import csv
import os
from datetime import datetime
from io import StringIO
from typing import Any

import orjson
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.models import Workspace
from deliberation.api.nouns import NOUNS
from deliberation.exchange.asking import ask_export
from deliberation.exchange.asking_import import ask_import
from deliberation.exchange.runs import run
from deliberation.models import Initiative, Job
from tests.cast import Cast


def exported(cast: Cast, who, as_format: str, initiative: Initiative | None = None, **more: Any) -> Job:
    """An export that is over, whatever came of it."""
    job = ask_export(
        by=cast.actor(who), workspace=cast.workspace, as_format=as_format, initiative=initiative, **more
    )
    return carried_out(job)


def carried_out(job: Job) -> Job:
    assert run(job.pk, NOUNS)
    return Job.objects.get(pk=job.pk)


def bytes_of(job: Job) -> bytes:
    assert job.state == "done", (job.code, job.detail)
    with job.result.open("rb") as file:
        return file.read()


def lines_of(job: Job) -> list[dict]:
    return [orjson.loads(line) for line in bytes_of(job).splitlines()]


def table_of(job: Job) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(bytes_of(job).decode("utf-8-sig"), newline="")))


def imported(
    cast: Cast,
    content: bytes | str,
    as_format: str,
    workspace: Workspace | None = None,
    *,
    who=None,
    **more: Any,
) -> Job:
    """An import that is over, whatever came of it; carried out at once unless ``dry_run``."""
    job = ask_import(
        by=cast.actor(who or cast.minji),
        workspace=workspace or cast.workspace,
        as_format=as_format,
        content=ContentFile(content.encode() if isinstance(content, str) else content, name="handed-in"),
        filename="handed-in",
        **{"dry_run": False, **more},
    )
    return carried_out(job)


def left_behind(name: str, at: datetime) -> str:
    """A file that somebody kept then, and that no row names."""
    kept = default_storage.save(name, ContentFile(b"{}"))
    os.utime(default_storage.path(kept), (at.timestamp(), at.timestamp()))
    return kept


def lines(*rows: dict) -> bytes:
    return b"".join(orjson.dumps(row) + b"\n" for row in rows)


def counts_of(job: Job) -> dict[str, dict[str, int]]:
    assert job.state == "done", (job.code, job.detail, job.faults)
    return {name: counts for name in ("made", "changed", "skipped") if (counts := job.report[name])}


def faults_of(job: Job) -> list[tuple]:
    assert job.state == "failed"
    return [(one["line"], one["field"], one["code"]) for one in job.faults]
