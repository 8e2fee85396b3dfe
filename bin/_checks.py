"""Every check of bin/test: what can run side by side does, the suites follow, one summary ends it."""

import argparse
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

BIN = Path(sys.executable).parent
CORES = str(os.cpu_count() or 1)
NO_TESTS = 5  # pytest's exit code when nothing matched
PRODUCTION = {
    "DATABASE_URL": "postgresql://madang@db.madang.example/madang",
    "REDIS_URL": "redis://queue.madang.example/0",
    "EMAIL_URL": "smtp+tls://mail.madang.example:587",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "madang.example",
}
PIP_AUDIT = (
    "--requirement=requirements/runtime.txt",
    "--require-hashes",
    "--disable-pip",
    "--progress-spinner=off",
    "--format=json",
    "--timeout=5",
)
UNREACHABLE = re.compile(
    r"Connection(?:Error|Timeout)|ReadTimeout|NameResolution|ServiceError|Max retries exceeded"
)
SLOW = "not browser and not redis and not chaos and not fuzz and not crawl"
LEFT_OUT = "PostgreSQL, Redis, Chromium, crawls of every page"


@dataclass
class Result:
    """How one check went. `passed` and `failed` count tests; a check without tests is one by itself."""

    name: str
    well: bool
    seconds: float
    output: str = ""
    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)

    def line(self) -> str:
        tests = (
            f"{self.passed} passed, {self.failed} failed"
            if self.skipped or self.passed + self.failed > 1
            else ""
        )
        return (
            f"{'ok    ' if self.well else 'FAILED'}  {self.name:<24} {self.seconds:6.1f} s  {tests}".rstrip()
        )


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bin/test", description="Every check. Other arguments go to pytest."
    )
    parser.add_argument("--fast", action="store_true", help=f"without {LEFT_OUT}")
    options, for_pytest = parser.parse_known_args()
    began = time.monotonic()
    results = [*tools(), *suites(options.fast, for_pytest)]
    summarise(results, options.fast, time.monotonic() - began)
    return 0 if all(result.well for result in results) else 1


def tools() -> list[Result]:
    """Everything that reads the code without running the suite, side by side."""
    manage = (sys.executable, "manage.py")
    commands = {
        "mypy": (tool("mypy"),),
        "check --deploy": (*manage, "check", "--deploy", "--fail-level", "WARNING"),
        "migrations": (*manage, "makemigrations", "--check", "--dry-run"),
        "import contract": (tool("lint-imports"),),
        "djlint": (tool("djlint"), "frontend/templates", "--lint", "--quiet"),
        "ruff check": (tool("ruff"), "check"),
        "ruff format": (tool("ruff"), "format", "--check"),
    }
    with ThreadPoolExecutor(int(CORES)) as pool:
        waiting = [pool.submit(run_tool, name, command) for name, command in commands.items()]
        waiting.append(pool.submit(audit))
        return [show(done.result()) for done in waiting]


def suites(fast: bool, for_pytest: list[str]) -> list[Result]:
    """The suite on SQLite; unless fast, on PostgreSQL what asks a database, and browsers, workers, storms, crawls."""
    on_sqlite = show(run_suite("suite on SQLite", ["--database=sqlite", "-m", SLOW, *for_pytest]))
    if fast:
        return [on_sqlite]
    seed = os.environ.setdefault("FUZZING_SEED", str(secrets.randbelow(2**32)))
    print(f"\nFUZZING_SEED={seed}: with it the API is sent the same made-up requests again.", flush=True)
    again = ["--database=postgresql", "--second-database", *for_pytest]
    return [on_sqlite, show(run_suite("suite on PostgreSQL", again))]


def run_tool(name: str, command: tuple[str, ...]) -> Result:
    extra = PRODUCTION if name == "check --deploy" else {}
    began = time.monotonic()
    done = subprocess.run(command, env=os.environ | extra, capture_output=True, text=True)
    well = done.returncode == 0
    seconds = time.monotonic() - began
    return Result(name, well, seconds, done.stdout + done.stderr, passed=int(well), failed=int(not well))


def audit() -> Result:
    """What runs in production against the advisories on PyPI; where they cannot be had, that is said and no failure."""
    began = time.monotonic()
    command = (tool("pip-audit"), *PIP_AUDIT)
    done = subprocess.run(command, capture_output=True, text=True)
    seconds = time.monotonic() - began
    try:
        told = json.loads(done.stdout)["dependencies"]
    except ValueError:
        if not UNREACHABLE.search(done.stderr):
            return Result("pip-audit", False, seconds, done.stdout + done.stderr, failed=1)
        told = []
    return audited(told, seconds)


def audited(told: list[dict], seconds: float) -> Result:
    """How the audit went, from what it told of each package: its advisories, or why there are none to be had."""
    known = [one for one in told if "skip_reason" not in one]
    found = [f"{one['name']} {one['version']}: {bug['id']}" for one in known for bug in one["vulns"]]
    skipped = [] if known else ["the advisories for pip-audit cannot be reached from here"]
    if known and (missed := len(told) - len(known)):
        skipped = [f"PyPI knows nothing of {missed} packages, which pip-audit left out"]
    well = not found
    return Result(
        "pip-audit",
        well,
        seconds,
        "\n".join(found),
        passed=int(well and bool(known)),
        failed=int(not well),
        skipped=skipped,
    )


def run_suite(name: str, for_pytest: list[str]) -> Result:
    """One run of pytest, spread over the cores. Its output is shown as it comes."""
    print(f"\n{name}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            CORES,
            "--dist",
            "loadgroup",
            "--durations=20",
            "--durations-min=3",
            f"--junitxml={report}",
        ]
        code = subprocess.run([*command, *for_pytest]).returncode
        passed, failed, skipped = counts(report)
    well = code == 0 or (code == NO_TESTS and bool(for_pytest))
    if not well and not failed:
        failed = 1
    return Result(name, well, time.monotonic() - began, passed=passed, failed=failed, skipped=skipped)


def counts(report: Path) -> tuple[int, int, list[str]]:
    """Tests passed, failed (errors too), and why others were skipped, from pytest's XML report."""
    if not report.exists():
        return 0, 0, []
    cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = [found.get("message", "") for case in cases if (found := case.find("skipped")) is not None]
    return len(cases) - failed - len(skipped), failed, skipped


def summarise(results: list[Result], fast: bool, seconds: float) -> None:
    """A line a check, what could not be tried, and last of all the count."""
    print(f"\nAll checks, {seconds:.0f} s")
    for result in results:
        print(result.line())
        for reason in sorted(set(result.skipped)):
            print(f"skipped {result.skipped.count(reason):>4} tests: {reason}")
    if fast:
        print(f"skipped  {LEFT_OUT}: asked to be fast")
    print(
        f"{sum(result.passed for result in results)} passed, {sum(result.failed for result in results)} failed"
    )


def show(result: Result) -> Result:
    print(result.line(), flush=True)
    if not result.well and result.output:
        print(result.output, flush=True)
    return result


def tool(name: str) -> str:
    return str(BIN / name)


if __name__ == "__main__":
    sys.exit(main())
