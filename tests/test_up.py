"""The embedded run as a person meets it: starts, says where it is, serves, stops when asked, starts again quickly."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings

from config.environment import PRODUCTION_VARIABLES
from deliberation.management import static
from deliberation.management.embedded import Kept
from tests.services.ports import end, free_port
from tests.source import ROOT

pytestmark = pytest.mark.xdist_group("up")


@dataclass
class Run:
    """A running `manage.py up`, its address, and what it said until it was ready."""

    process: subprocess.Popen
    url: str
    said: list[str]

    def get(self, path: str) -> tuple[int, bytes]:
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return answer.status, answer.read()

    def stop(self, number: signal.Signals) -> tuple[int, float]:
        """Asks as somebody does who has no patience: again each second until it is gone."""
        began = time.monotonic()
        while time.monotonic() - began < 30:
            self.process.send_signal(number)
            with suppress(subprocess.TimeoutExpired):
                return self.process.wait(1), time.monotonic() - began
        raise AssertionError("it does not stop")


def environment(data: Path, port: int, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in PRODUCTION_VARIABLES}
    return (
        kept | {"DATA_DIR": str(data), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "config.settings"} | more
    )


def start(data: Path, port: int | None = None, **more: str) -> Run:
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=environment(data, port, **more),
        stdout=subprocess.PIPE,
        text=True,
    )
    said: list[str] = []
    for text in process.stdout:
        said.append(text.strip())
        if "/dev/mail/" in text:
            return Run(process, f"http://127.0.0.1:{port}", said)
    raise AssertionError(f"it never got ready: {said}")


def refused(data: Path, port: int, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=environment(data, port, **more),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def first(data: Path) -> Iterator[Run]:
    """The first start in an empty data folder."""
    run = start(data)
    yield run
    end(run.process)


def test_it_says_where_it_is_and_how_to_sign_in(first: Run):
    assert f"ready {first.url}" in first.said
    assert "facilitator@madang.example" in " ".join(first.said)
    assert f"{first.url}/accounts/login/" in " ".join(first.said)


def test_it_is_ready_when_it_says_so(first: Run):
    status, body = first.get("/readyz")

    assert status == 200
    assert set(json.loads(body).values()) == {"ready", "ok"}


def test_it_serves_pages_with_their_style(first: Run):
    status, page = first.get("/admin/login/")
    sheet = page.decode().split('rel="stylesheet" href="')[1].split('"')[0]

    assert status == 200
    assert first.get(sheet)[0] == 200


def test_it_listens_on_this_machine_only(first: Run):
    port = int(first.url.rpartition(":")[2])
    with socket.socket(socket.AF_INET) as other:
        assert other.connect_ex(("127.0.0.2", port)) != 0


def test_a_taken_port_is_told_in_a_sentence(first: Run, tmp_path: Path):
    port = int(first.url.rpartition(":")[2])

    assert f"cannot listen on port {port}: Address already in use" in refused(tmp_path, port)


def test_production_variables_are_refused(tmp_path: Path):
    told = refused(tmp_path, free_port(), REDIS_URL="redis://127.0.0.1/0", ALLOWED_HOSTS="madang.example")

    assert "does not start while REDIS_URL, ALLOWED_HOSTS is set" in told


def test_a_file_in_place_of_the_data_folder_is_told_in_a_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("")

    assert "cannot keep its data in" in refused(tmp_path / "file", free_port())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_when_asked_and_starts_again_in_five_seconds(number, first: Run, data: Path):
    began = time.monotonic()
    again = start(data)
    seconds = time.monotonic() - began
    code, stopping = again.stop(number)

    assert code == 0
    assert stopping < 10
    assert seconds < 5 * load()


def load() -> float:
    """How much slower than an idle machine this one is, so that a busy one does not fail the test."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)) * 2


def test_static_files_are_gathered_only_when_they_changed(tmp_path: Path, monkeypatch):
    gathered: list[str] = []

    def gather(name: str, **_) -> None:
        gathered.append(name)
        tmp_path.mkdir(exist_ok=True)

    monkeypatch.setattr(static, "call_command", gather)
    with override_settings(STATIC_ROOT=tmp_path):
        static.collect_if_changed()
        static.collect_if_changed()

    assert gathered == ["collectstatic"]


def kept(make: Callable) -> Kept:
    return Kept("part", make, first_pause=0)


def test_a_part_that_crashes_is_started_again():
    starts, up_again = [], threading.Event()

    class Part:
        def start(self) -> None:
            starts.append(self)
            if len(starts) == 1:
                raise RuntimeError("the queue is gone")
            up_again.set()
            part.stopping.wait(10)

    part = kept(Part)
    part.thread.start()

    assert up_again.wait(10)
    part.stopping.set()
    part.thread.join(10)
    assert len(starts) == 2
