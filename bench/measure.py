"""One run of wrk, and what it cost: requests, waiting, processor time of the process trees that served it."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(__file__).with_name("wrk")
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """``p50`` and ``p99`` in milliseconds of waiting, ``cpu`` in milliseconds a request by name of a process tree."""

    connections: int
    requests: int
    rate: float
    p50: float
    p99: float
    cpu: dict[str, float]
    fault: str = ""
    used: int = 0


def require_wrk() -> None:
    """Raise SystemExit with a sentence when wrk is missing."""
    if shutil.which("wrk") is None:
        raise SystemExit("bin/bench measures with wrk, which is missing (Debian: apt-get install wrk).")


def wrk(
    url: str,
    *,
    script: str,
    connections: int,
    seconds: float,
    folder: Path,
    trees: Mapping[str, int],
    headers: Mapping[str, str] | None = None,
    options: Mapping[str, object] | None = None,
) -> Run:
    """Load ``url`` for ``seconds``; ``trees`` names the processes whose time counts, ``options`` go to the script.

    The first body is left in ``folder``/body, one that differed from it in ``folder``/other.
    """
    for name in ("run", "failure", "body", "other"):
        (folder / name).unlink(missing_ok=True)
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{seconds:g}s",
        "--timeout",
        "20s",
        "--latency",
        "-s",
        script,
        url,
    ]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    before = {name: cpu_ms(pid) for name, pid in trees.items()}
    subprocess.run(
        command, cwd=SCRIPTS, env=_environment(folder, options or {}), check=True, capture_output=True
    )
    spent = {name: cpu_ms(pid) - before[name] for name, pid in trees.items()}
    return _run(
        connections, json.loads((folder / "run").read_text()), spent, (folder / "failure").read_text()
    )


def cpu_ms(root: int) -> float:
    """User and system time, in milliseconds, of a process, its descendants and those it has outlived."""
    children, ticks = _processes()
    return _total(root, children, ticks) * 1000 / TICK


def children_of(pid: int) -> list[int]:
    return _processes()[0].get(pid, [])


def _processes() -> tuple[dict[int, list[int]], dict[int, int]]:
    """The children of each process, and the time that each has used."""
    children: dict[int, list[int]] = {}
    ticks: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name in parentheses may hold spaces; what follows does not.
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        pid = int(stat.parent.name)
        children.setdefault(int(fields[1]), []).append(pid)
        ticks[pid] = sum(int(field) for field in fields[11:15])
    return children, ticks


def fault_of(said: dict, failure: str) -> str:
    """Why a run does not count, from what the script counted; nothing when it does."""
    if not said["requests"]:
        return "no answer at all"
    if said["failed"]:
        return f"{said['failed']} requests failed, the last with {failure.strip()}"
    if said["errors"]:
        return f"{said['errors']} connections broke or timed out"
    if said.get("differing"):
        return f"{said['differing']} answers differed from the first one"
    if said.get("ran_out"):
        return "there were not enough new votes to cast; choose a shorter duration"
    return ""


def _total(pid: int, children: dict[int, list[int]], ticks: dict[int, int]) -> int:
    return ticks.get(pid, 0) + sum(_total(child, children, ticks) for child in children.get(pid, ()))


def _environment(folder: Path, options: Mapping[str, object]) -> dict[str, str]:
    paths = {f"BENCH_{name.upper()}": str(folder / name) for name in ("run", "failure", "body", "other")}
    return {**os.environ, **paths, **{f"BENCH_{name}": str(value) for name, value in options.items()}}


def _run(connections: int, said: dict, spent: dict[str, float], failure: str) -> Run:
    requests = said["requests"]
    return Run(
        connections=connections,
        requests=requests,
        rate=requests / said["seconds"],
        p50=said["p50"],
        p99=said["p99"],
        cpu={name: ms / max(requests, 1) for name, ms in spent.items()},
        fault=fault_of(said, failure),
        used=said.get("used", 0),
    )
