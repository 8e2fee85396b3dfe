"""A real Celery worker process on the test database and a real Redis."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from celery import current_app
from django.conf import settings as django_settings
from django.db import connection

from tests.services.ports import end

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def production(transactional_db, redis_url: str, smtp_sink) -> dict[str, str]:
    """The environment of a production process that shares this test's database, Redis and mail server."""
    if connection.vendor != "postgresql":
        pytest.skip("a second process is tried on PostgreSQL")
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "REDIS_URL": redis_url,
        "EMAIL_URL": smtp_sink.url,
        "SECRET_KEY": django_settings.SECRET_KEY,
        "ALLOWED_HOSTS": "madang.example",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LOG_LEVEL": "INFO",
    }


@pytest.fixture
def worker(production: dict[str, str], tmp_path: Path, settings) -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts workers when called, after which what this process enqueues goes to them; ends them afterwards.

    As in production they share a cache: a request for a task stands for others until the worker takes it.
    """
    # Not above: this module is a plugin, and config reads the settings.
    from config.environment import cache  # noqa: PLC0415

    settings.CACHES = {"default": cache(production["REDIS_URL"])}
    before = _publish_to(production["REDIS_URL"], {"global_keyprefix": "madang:"})
    started: list[subprocess.Popen] = []

    def start(*options: str) -> subprocess.Popen:
        log = tmp_path / f"worker{len(started)}.log"
        command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency", "2", *options]
        with log.open("wb") as output:
            process = subprocess.Popen(command, cwd=ROOT, env=production, stdout=output, stderr=output)
        started.append(process)
        wait_for_line(log, " ready.", process)
        return process

    yield start
    for number, process in enumerate(started):
        end(process)
        # pytest shows it beside a failure.
        sys.stdout.write((tmp_path / f"worker{number}.log").read_text(errors="replace"))
    _publish_to(*before)


def database_url() -> str:
    """The address of the database that this test runs on."""
    parts = connection.settings_dict
    who = quote(parts["USER"]) + (f":{quote(parts['PASSWORD'])}" if parts["PASSWORD"] else "")
    return f"postgresql://{who}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"


def wait_for_line(log: Path, text: str, process: subprocess.Popen, seconds: float = 30) -> None:
    """Returns when `text` stands in the log. Raises RuntimeError with the log when the process ended before."""
    deadline = time.monotonic() + seconds
    while text not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args} did not say {text!r}:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)


def _publish_to(url: str, options: dict) -> tuple[str, dict]:
    """Points this process at another broker and returns the one before."""
    conf = current_app.conf
    before = conf.broker_url, conf.broker_transport_options
    # Celery keeps its first producers for good.
    current_app._pool = current_app.amqp._producer_pool = None
    conf.update(broker_url=url, broker_write_url=url, broker_read_url=url, broker_transport_options=options)
    return before
