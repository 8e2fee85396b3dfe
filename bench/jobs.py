"""Measures jobs: an import of 50,000 lines, then an export of its 20,000 comments, each in a process of its own."""

import json
import subprocess
import sys
import time

from bench.lines import Line, Result
from bench.measure import Run, cpu_ms
from bench.servers import ROOT
from bench.site import Site

BACKLOG = 300  # seconds within which everything that an import brought has to be dispatched


def measure(site: Site, line: Line) -> Result:
    """Rows a second from taking the job up until it is done, and the most memory that it took.

    What is bounded is by how much the process grew: before it began it had loaded Django, our code and its libraries,
    as every worker has. The whole of it is told beside that.
    """
    result, before = Result(line), cpu_ms(site.servers.postmaster)
    try:
        told = json.loads(_said_by(site, "run", _said_by(site, "ask", line.path)))
    except subprocess.CalledProcessError as error:
        result.fault = (error.stderr.strip().splitlines() or ["it ended with a fault"])[-1]
        return result
    rows, database = told["rows"], cpu_ms(site.servers.postmaster) - before
    cost = {"app": told["cpu"] * 1000 / rows, "database": database / rows}
    result.runs.append(Run(1, rows, rows / told["seconds"], 0, 0, cost))
    result.queries = told["queries"]  # of the whole job
    result.size, result.whole = told["size"], told["memory"]
    result.memory = told["memory"] - told["before"]
    _tell_of_it(site, result)
    return result


def _tell_of_it(site: Site, result: Result) -> None:
    """What an import brought is found and copied after it: nothing else is measured beside that."""
    began = time.monotonic()
    if waiting := site.wait_for_dispatch(BACKLOG):
        result.fault = f"{waiting} acts waited for their dispatch {BACKLOG} seconds after"
    result.notes.append(f"all of it dispatched {time.monotonic() - began:.0f} s after")


def _said_by(site: Site, *arguments: str) -> str:
    """The last line of a process of its own. Raises CalledProcessError."""
    command = [sys.executable, "-m", "bench.carry_out", *arguments]
    environment = {**site.servers.environment, "LOG_LEVEL": "ERROR"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]
