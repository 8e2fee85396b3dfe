"""A web server as in production, on the test's database and Redis."""

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.ports import end, free_port, wait_for_port
from tests.services.worker import ROOT

GRANIAN = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "2")
UNLIMITED = dict.fromkeys(("RATE_WRITES", "RATE_SEARCHES", "RATE_EXPORTS", "RATE_MAILS"), "1000000/s")


@pytest.fixture
def web(production: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """The address of a started server that counts what callers do, and never finds it too much."""
    port, log = free_port(), tmp_path / "web.log"
    address = f"http://127.0.0.1:{port}"
    more = {
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": address,
        "DATA_DIR": str(tmp_path / "data"),
        **UNLIMITED,
    }
    command = [sys.executable, "-m", "granian", *GRANIAN, "--port", str(port), "config.wsgi:application"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=production | more, stdout=output, stderr=output)
    wait_for_port(port, process, 60)
    with urllib.request.urlopen(
        f"{address}/api/v1/schema/", timeout=120
    ) as answer:  # written at the first request
        answer.read()
    yield address
    end(process)
    # pytest shows it beside a failure.
    sys.stdout.write(log.read_text(errors="replace")[-20_000:])
