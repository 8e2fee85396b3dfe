"""Jobs as a worker carries them out, in the test's own process; and what came of them."""

import csv
from io import StringIO
from typing import Any

import orjson

from deliberation.api.nouns import NOUNS
from deliberation.exchange.asking import ask_export
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
