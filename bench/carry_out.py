"""`python -m bench.carry_out ask import|export` prints the id of a job; `run ID` carries it out, alone in its process.

`run` prints as JSON what that cost: seconds, CPU, and memory. The import makes the initiative that the export takes
away: 50,000 lines, 20,000 of them comments.
"""

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import django
import orjson

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import connection  # noqa: E402

from accounts.models import Membership  # noqa: E402
from deliberation.actions import jobs  # noqa: E402
from deliberation.api import tasks  # noqa: E402
from deliberation.exchange.asking import ask_export  # noqa: E402
from deliberation.exchange.asking_import import ask_import  # noqa: E402
from deliberation.models import Initiative, Job  # noqa: E402
from deliberation.permissions import Actor  # noqa: E402

asked: Counter[str] = Counter()
LINES = 50_000
COMMENTS, EVIDENCE, ARGUMENTS = 20_000, 10_000, 19_999
TITLE = "Fifty thousand lines"
WORDS = "One voice carries further in forums where norms are written, as both ministries have found. "


def main(what: str, which: str) -> None:
    if what == "run":
        return print(json.dumps(_run(UUID(which))))
    jobs.ask_for_run = lambda job: None  # no worker takes it before another process of this bench does
    by = _facilitator()
    job = _import(by) if which == "import" else _export(by)
    return print(job.pk)


def _run(pk: UUID) -> dict[str, Any]:
    """``before`` is what every worker holds: Django, our code and its libraries, a connection."""
    assert Job.objects.filter(pk=pk).exists()
    before, began, cpu = _memory_now(), time.perf_counter(), time.process_time()
    with connection.execute_wrapper(_count):
        tasks.run_job(str(pk))
    seconds, spent = time.perf_counter() - began, time.process_time() - cpu
    job = Job.objects.get(pk=pk)
    assert job.state == Job.State.DONE, (job.code, job.detail, job.faults[:3])
    found = {"rows": job.total, "seconds": seconds, "cpu": spent, "before": before, "memory": _most_memory()}
    return {**found, "queries": asked["SQL"], "size": job.result_size or job.upload.size}


def _count(execute: Callable, *statement: Any) -> Any:
    asked["SQL"] += 1
    return execute(*statement)


def _facilitator() -> Actor:
    member = Membership.objects.filter(workspace__key="AI", role="facilitator", ended_at=None).first()
    assert member is not None
    return Actor(user=member.user)


def _workspace(by: Actor):
    return Membership.objects.get(user=by.person, workspace__key="AI").workspace


def _import(by: Actor) -> Job:
    content = ContentFile(b"".join(orjson.dumps(line) + b"\n" for line in _lines()), name="lines.jsonl")
    return ask_import(
        by=by,
        workspace=_workspace(by),
        as_format="jsonl",
        content=content,
        filename="lines.jsonl",
        dry_run=False,
    )


def _export(by: Actor) -> Job:
    initiative = Initiative.objects.select_related("workspace").get(title=TITLE)
    return ask_export(
        by=by, workspace=initiative.workspace, initiative=initiative, as_format="csv", noun="comments"
    )


def _lines() -> Iterator[dict[str, Any]]:
    place = {"initiative": "bench"}
    yield {"type": "initiative", "id": "bench", "title": TITLE}
    for number in range(ARGUMENTS):
        row = {"type": "argument", "id": f"a{number}", "claim": f"{WORDS}{number}", "reasons": WORDS, **place}
        under = {"parent": f"a{number - 1}", "relation": "supports"} if number % 3 == 2 else None
        yield row | (under or {"kind": ("advantage", "disadvantage", "challenge")[number % 3]})
    for number in range(EVIDENCE):
        source = {"title": f"Study {number % 500}", "address": f"https://example.org/{number % 500}"}
        yield {
            "type": "evidence",
            "id": f"e{number}",
            "argument": f"a{number}",
            "source": source,
            "quote": WORDS,
        }
    for number in range(COMMENTS):
        yield {
            "type": "comment",
            "id": f"c{number}",
            "argument": f"a{number % 900}",
            "text": WORDS * 2,
            **place,
        }


def _memory_now() -> float:
    """What this process holds, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024**2


def _most_memory() -> float:
    """The most that it has held by now, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
