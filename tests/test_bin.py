"""What the commands in bin/ say on a machine that lacks something: one plain sentence, and no traceback."""

import importlib.util
import os
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.missing import missing
from tests.source import ROOT

OLD = """#!/bin/sh
case "$*" in *version_info\\ *) exit 1 ;; *) echo 3.9 ;; esac
"""
# Stands for a Python 3.11 whose `-m venv` meets what the test names.
FAILING = """#!/bin/sh
case "$*" in
  *"-m venv"*) echo "{fault}" >&2; exit 1 ;;
  --version) echo "Python 3.11.2" ;;
esac
"""
# A Debian without python3-venv.
WITHOUT_VENV = """#!/bin/sh
case "$*" in *ensurepip*) exit 1 ;; esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """bin/ and requirements/ of a fresh clone: nothing is set up."""
    for name in ("bin", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / "clone" / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "clone"


@pytest.fixture
def pretend(tmp_path: Path):
    """Writes a program that stands for Python and returns its path."""

    def write(text: str) -> str:
        path = tmp_path / "python"
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return write


def run(command: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
    environment = os.environ | variables
    return subprocess.run([command, *arguments], env=environment, capture_output=True, text=True, timeout=120)


def last_sentence(done: subprocess.CompletedProcess) -> str:
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def test_an_old_python_is_told(checkout, pretend):
    done = run(checkout / "bin/run", PYTHON=pretend(OLD))

    assert last_sentence(done) == "Madang needs Python 3.11 or newer; this machine has 3.9."


def test_no_python_at_all_is_told(checkout):
    done = run(checkout / "bin/run", PYTHON="no-such-python")

    assert last_sentence(done).startswith("Madang needs Python 3.11 or newer; this machine has none")


def test_a_full_disk_is_told(checkout, pretend):
    done = run(checkout / "bin/run", PYTHON=pretend(FAILING.format(fault="OSError: No space left on device")))

    assert last_sentence(done).startswith("The disk is full: Madang could not be installed in ")


def test_a_folder_that_may_not_be_written_is_told(checkout, pretend):
    done = run(
        checkout / "bin/run", PYTHON=pretend(FAILING.format(fault="Error: [Errno 13] Permission denied"))
    )

    assert last_sentence(done).startswith("Madang may not write to ")


def test_no_network_is_told(checkout, pretend):
    fault = "ERROR: Could not find a version that satisfies the requirement uv"
    done = run(checkout / "bin/run", PYTHON=pretend(FAILING.format(fault=fault)))

    assert last_sentence(done).startswith("Madang could not install its packages; is there a network?")
    assert fault in last_sentence(done)


@pytest.mark.parametrize("user", ["0", "1000"])
def test_a_python_without_venv_is_told_when_it_cannot_be_installed(user, checkout, pretend, tmp_path):
    for name, text in {"id": f"echo {user}", "apt-get": f"echo $* >> {tmp_path}/asked; exit 1"}.items():
        program = tmp_path / "programs" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{text}\n")
        program.chmod(0o755)

    done = run(
        checkout / "bin/run", PYTHON=pretend(WITHOUT_VENV), PATH=f"{tmp_path}/programs:{os.environ['PATH']}"
    )

    assert last_sentence(done).endswith("apt-get install python3-venv")
    assert (tmp_path / "asked").exists() == (user == "0")


def test_a_taken_port_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(ROOT / "bin/run", PORT=str(taken.getsockname()[1]))

    assert last_sentence(done).endswith("Address already in use. Choose another one: PORT=8001 bin/run")


def test_what_is_installed_is_not_installed_again():
    stamp = (ROOT / ".venv/.installed").stat().st_mtime_ns

    done = run(ROOT / "bin/manage", "check")

    assert done.returncode == 0, done.stderr
    assert "Installing" not in done.stderr
    assert (ROOT / ".venv/.installed").stat().st_mtime_ns == stamp


def test_manage_reads_files_from_where_one_stands(tmp_path):
    done = subprocess.run(
        [ROOT / "bin/manage", "shell", "-c", "import os; print(os.getcwd())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert str(tmp_path) in done.stdout


def test_the_summary_names_what_was_not_tried_and_ends_with_the_count(capsys):
    checks = load_checks()
    results = [
        checks.Result("ruff check", well=True, seconds=0.1, passed=1),
        checks.Result("suite", well=False, seconds=9, passed=7, failed=2, skipped=["missing: Chromium"]),
    ]

    checks.summarise(results, fast=False, seconds=9.1)

    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "8 passed, 2 failed"
    assert "skipped    1 tests: missing: Chromium" in lines
    assert any(line.startswith("FAILED  suite") for line in lines)


def test_a_report_is_counted(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(
        "<testsuites><testsuite><testcase/><testcase><failure/></testcase><testcase><error/></testcase>"
        '<testcase><skipped message="missing: Chromium"/></testcase></testsuite></testsuites>'
    )

    assert load_checks().counts(report) == (1, 2, ["missing: Chromium"])


CLEAN = {"name": "django", "version": "5.2.19", "vulns": []}
UNSAFE = {"name": "pypdf", "version": "1.0", "vulns": [{"id": "GHSA-1"}]}
UNKNOWN = {"name": "vine", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ([CLEAN], (True, 1, "", [])),
        ([CLEAN, UNSAFE], (False, 0, "pypdf 1.0: GHSA-1", [])),
        ([UNKNOWN, UNKNOWN], (True, 0, "", ["the advisories for pip-audit cannot be reached from here"])),
        ([], (True, 0, "", ["the advisories for pip-audit cannot be reached from here"])),
        ([CLEAN, UNKNOWN], (True, 1, "", ["PyPI knows nothing of 1 packages, which pip-audit left out"])),
    ],
)
def test_an_advisory_fails_the_audit_and_advisories_out_of_reach_are_named_as_skipped(told, outcome):
    result = load_checks().audited(told, 0.1)
    assert (result.well, result.passed, result.output, result.skipped) == outcome


def test_what_is_missing_is_skipped_here_and_fails_on_the_build_server(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="missing: Chromium"):
        missing("Chromium")

    monkeypatch.setenv("CI", "1")
    with pytest.raises(pytest.fail.Exception, match="Chromium is missing and CI is set"):
        missing("Chromium")


def load_checks():
    spec = importlib.util.spec_from_file_location("checks", ROOT / "bin/_checks.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["checks"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["run", "manage", "test", "_setup"])
def test_the_commands_are_plain_sh(name):
    assert subprocess.run(["/bin/sh", "-n", ROOT / "bin" / name]).returncode == 0
