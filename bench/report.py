"""The table, as text for the terminal and for the README, and as JSON."""

import json
import os
import platform
import re
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.lines import Result
from bench.measure import Run
from bench.posting import Posted
from bench.servers import GRANIAN, POSTGRES, ROOT
from bench.site import Site

START, END = "<!-- bench:start -->", "<!-- bench:end -->"
HEAD = (
    "line",
    "per second, 1 / 16 connections",
    "p50 / p99 ms",
    "CPU ms, app + database",
    "SQL",
    "bytes",
    "floor: bare SQL / plain Django per second",
    "to reach",
    "holds",
)
POSTED = (
    "digests in fifty workspaces",
    "to plan and build, s",
    "mails a second, one worker / two",
    "plain SMTP a second",
    "CPU ms a mail, worker + database",
    "SQL a mail",
    "most memory of a worker, MB",
    "bytes",
    "holds",
)
FLOORS = """\
Floors are from the same run: the same rows read or written by bare SQL on one connection, and a Django view without
middleware, ORM and sign-in that answers as many bytes with them at 16 connections (for digests, mails of that size
handed to the same sink over one connection). To a browser, pages come as a proxy's gzip makes them; warm is a second
visit, with all that may be kept. Memory is by how much the process grew that did it: of a job from the moment at which
its worker takes it up, with Django, our code and its libraries there. `bin/bench --readme` writes this table again.
"""
AIMS = """\
All wait for one hour; beat and one worker run, a second worker joins at half of them. To reach: at least half of what
the same sink takes from a loop that hands over one mail of that size, made before, over one connection; at most 6 SQL a
mail, each begun by a commit of its own; memory that is the same for ten times as many, within a fifth.
"""
NAMED_FROM = 0.1  # ms of the worker's time a request, which is beside what has to be reached
README = ROOT / "README.md"


def table(results: list[Result]) -> str:
    """The results as a Markdown table."""
    rows = [HEAD, tuple("---" for _ in HEAD), *(_row(result) for result in results)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def table_of_posted(posted: list[Posted]) -> str:
    rows = [POSTED, tuple("---" for _ in POSTED)]
    for one in posted:
        misses = one.misses(posted[0])
        rows.append(
            (
                f"{one.crowd.people:,}",
                f"{one.planned:.1f}",
                f"{one.one:.0f} / {one.two:.0f}",
                f"{one.plain_smtp:.0f}",
                f"{one.worker_cpu:.1f} + {one.database_cpu:.1f}",
                f"{one.statements:.1f}",
                f"{one.memory:.0f}",
                f"{one.size:,}",
                "yes" if not misses else "**no**: " + "; ".join(misses),
            )
        )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def misses_of(posted: list[Posted]) -> list[str]:
    return [miss for one in posted for miss in one.misses(posted[0])]


def machine(site: Site, load: float) -> str:
    """A sentence about the machine, the versions and the settings; ``load`` is its average before the start."""
    [[version]] = site.sql("SHOW server_version")
    promises = ", ".join(setting for setting in POSTGRES if "commit" in setting or "fsync" in setting)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores ({_processor()}), Python {platform.python_version()}, "
        f"PostgreSQL {version.split()[0]} ({promises}), {_redis()}, granian {' '.join(GRANIAN[2:])}, one Celery worker "
        f"and beat running; {site.seconds} s a run, load average before the start {load:.2f}; "
        f"wrk, databases and mail sink on the same cores."
    )


def text(site: Site, results: list[Result], posted: list[Posted], load: float) -> str:
    """What goes into the README between the markers."""
    crowds = f"{table_of_posted(posted)}\n\n{AIMS}\n" if posted else ""
    rows = ", ".join(
        f"{count:,} {name.partition('.')[2].lower()}" for name, count in site.keys["rows"].items()
    )
    return f"{machine(site, load)}\nRows: {rows}.\n\n{table(results)}\n\n{FLOORS}\n{crowds}"


def as_json(site: Site, results: list[Result], posted: list[Posted], load: float) -> str:
    crowds = [asdict(one) for one in posted]
    found = [{**asdict(result), "misses": result.misses()} for result in results]
    return json.dumps(
        {"machine": machine(site, load), "keys": site.keys["rows"], "lines": found, "digests": crowds},
        indent=1,
    )


def write_readme(text: str) -> None:
    """Put the text between the README's markers; a README without any gets a section for it."""
    before = README.read_text() if README.exists() else ""
    if START not in before:
        before = f"{before.rstrip()}\n\n## Figures\n\n{START}\n{END}\n".lstrip()
    pattern = re.compile(f"{re.escape(START)}.*?{re.escape(END)}", re.DOTALL)
    README.write_text(pattern.sub(lambda _found: f"{START}\n{text}{END}", before))


def _row(result: Result) -> tuple[str, ...]:
    misses = result.misses()
    return (
        result.line.title,
        _rates(result),
        _waits(result.best),
        _cpu(result.best),
        _whole(result.queries),
        _size(result),
        _floors(result),
        _target(result),
        "yes" if not misses else "**no**: " + "; ".join(misses),
    )


def _rates(result: Result) -> str:
    rates = " / ".join(f"{run.rate:.0f}" for run in result.runs)
    rows = " / ".join(f"{run.rate * result.line.rows:,.0f}" for run in result.runs)
    return f"{rates} ({rows} rows)" if result.line.rows and rates else rates


def _waits(run: Run | None) -> str:
    return f"{run.p50:.1f} / {run.p99:.1f}" if run and run.p99 else ""


def _cpu(run: Run | None) -> str:
    if run is None:
        return ""
    worker = run.cpu.get("worker", 0)
    said = f"{run.cpu['app']:.1f} + {run.cpu['database']:.1f}"
    return said + (f" (worker {worker:.1f})" if worker >= NAMED_FROM else "")


def _whole(count: int | None) -> str:
    return "" if count is None else str(count)


def _size(result: Result) -> str:
    if result.paints:
        cold, warm = result.paints
        return f"{cold:.2f} s cold, {warm:.2f} s warm"
    memory = f"{result.memory:.0f} MB of memory" if result.memory is not None else ""
    if result.whole is not None:
        memory += f" ({result.whole:.0f} with all that it held at rest)"
    if result.connections is not None:
        memory += f", {result.connections} connections"
    if result.size is None or memory:
        return f"{result.size:,}; {memory}" if result.size is not None else memory
    return f"{result.size:,}" + (
        f" in {result.requests} requests, {result.warm} warm" if result.requests else ""
    )


def _floors(result: Result) -> str:
    if result.plain_smtp:
        return f"plain SMTP {result.plain_smtp:.0f}"
    if not result.bare_sql:
        return ""
    return f"{result.bare_sql:.0f} / {result.plain_django.rate:.0f}" if result.plain_django else ""


def _target(result: Result) -> str:
    target = result.line.target
    parts = (
        ("≥ {:g} a second", target.rate),
        ("≤ {:g} SQL", target.queries),
        ("≤ {:g} CPU ms", target.cpu),
        ("≤ {:g} kB", target.kilobytes),
        ("≤ {:g} requests", target.requests),
        ("≤ {:g} warm", target.warm),
        ("≤ {:g} s", target.paint),
        ("≤ {:g} MB of memory", target.memory),
        ("≤ {:g} connections", target.connections),
    )
    return ", ".join(form.format(aim) for form, aim in parts if aim is not None)


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return found[1].strip() if found else platform.machine()


def _redis() -> str:
    said = subprocess.run(["redis-server", "--version"], capture_output=True, text=True, check=True).stdout
    return f"Redis {said.partition('v=')[2].split()[0]}"
