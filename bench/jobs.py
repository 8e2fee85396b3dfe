"""Measures jobs: an import of 50,000 lines, then an export of its 20,000 comments, each in a process of its own."""

import json
import subprocess
import sys

from bench.lines import Line, Result
from bench.measure import Run, cpu_ms
from bench.servers import ROOT
from bench.site import Site


def measure(site: Site, line: Line) -> Result:
    """Rows a second from taking the job up until it is done, and by how much its process grew at the most.

    Before it began the process has loaded Django, our code and its libraries, as every worker has.
    """
    result, before = Result(line), cpu_ms(site.servers.postmaster)
    command = [sys.executable, "-m", "bench.carry_out", line.path]
    environment = {**site.servers.environment, "LOG_LEVEL": "ERROR"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        result.fault = (done.stderr.strip().splitlines() or ["it ended with a fault"])[-1]
        return result
    told = json.loads(done.stdout.splitlines()[-1])
    rows, database = told["rows"], cpu_ms(site.servers.postmaster) - before
    cost = {"app": told["cpu"] * 1000 / rows, "database": database / rows}
    result.runs.append(Run(1, rows, rows / told["seconds"], 0, 0, cost))
    result.queries = told["queries"]  # of the whole job
    result.memory, result.size = told["memory"] - told["before"], told["size"]
    result.notes.append(f"{told['memory']:.0f} MB, of which {told['before']:.0f} before it began")
    return result
