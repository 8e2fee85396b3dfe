"""PostgreSQL, Redis, a mail sink, granian, a worker and beat: as in production, on ports of their own."""

import os
import secrets
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.services import postgres
from tests.services.ports import end, free_port, wait_for_port
from tests.services.worker import wait_for_line

ROOT = Path(__file__).resolve().parent.parent
# What a careful operator of a small machine sets; a commit is on the disk before it is answered.
POSTGRES = (
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "shared_buffers=256MB",
    "effective_cache_size=1GB",
    "max_wal_size=2GB",
    "random_page_cost=1.1",
    "max_connections=100",
    "jit=off",
)
GRANIAN = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "1")
PATIENCE = 60  # seconds for starting
KNOCKS, QUICK = 30, 0.25  # so many answers in a row, each within so many seconds: all web workers are up
WORKER = ("worker", "--concurrency", "1", "--without-gossip", "--without-mingle")


class Servers:
    """What runs; each of the attributes is a process, and ``environment`` that of a production process."""

    web: subprocess.Popen
    worker: subprocess.Popen
    beat: subprocess.Popen

    def __init__(self, stack: ExitStack, folder: Path):
        self.stack, self.folder = stack, folder
        self.logs: list[Path] = []
        self.port = free_port()
        self.cluster = postgres.start(POSTGRES)
        stack.callback(self.cluster.stop)
        self.redis, redis_port = self._redis()
        self.mails = folder / "mails.txt"
        self.mails.touch()
        self.sink, self.smtp_port = self._sink()
        self.environment = {
            **os.environ,
            "DATABASE_URL": self.cluster.url,
            "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.smtp_port}",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "127.0.0.1",
            "BASE_URL": self.address,
            "DATA_DIR": str(folder / "data"),
            "RATE_WRITES": "1000000/s",  # counted as ever, and never too much
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def postmaster(self) -> int:
        return int((self.cluster.folder / "data" / "postmaster.pid").read_text().split()[0])

    def prepare(self) -> None:
        """Fill the database in a process of its own. Raises CalledProcessError."""
        command = [sys.executable, "-m", "bench.prepare", str(self.folder)]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True)

    def profile(self, line: str, times: int) -> None:
        """Run one line in a process of its own under a profiler, which prints. Raises CalledProcessError."""
        command = [sys.executable, "-m", "bench.profile", str(self.folder), line, str(times)]
        subprocess.run(command, cwd=ROOT, env={**self.environment, "LOG_LEVEL": "ERROR"}, check=True)

    def serve(self) -> None:
        """Start granian, the worker and beat; returns when all of them are done with starting."""
        self.start_beat()
        self.web = self.start("granian", *GRANIAN, "--port", str(self.port), "bench.wsgi:application")
        self._require_port(self.port, self.web)
        self.start_worker()
        self._wait_for_every_web_worker()

    def start_beat(self) -> None:
        self.beat = self.start("celery", "-A", "config", "beat")

    def start_worker(self, *options: str) -> None:
        """Start a worker; returns when it is ready for tasks."""
        self.worker = self.start("celery", "-A", "config", *WORKER, *options)
        wait_for_line(self.logs[-1], " ready.", self.worker, PATIENCE)

    def start(self, module: str, *arguments: str, **settings: str) -> subprocess.Popen:
        """A process of ours that writes into a log of its name, and ends with the bench."""
        self.logs.append(self.folder / f"{module}-{len(self.logs)}.log")
        command = [sys.executable, "-m", module, *arguments]
        with self.logs[-1].open("wb") as log:
            environment = {**self.environment, **settings}
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        self.stack.callback(end, process)
        return process

    def _wait_for_every_web_worker(self) -> None:
        """The socket is open before the workers have loaded; each new connection falls to one of them."""
        deadline, quick = time.monotonic() + PATIENCE, 0
        while quick < KNOCKS and time.monotonic() < deadline:
            began = time.monotonic()
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=PATIENCE) as answer:
                answer.read()
            quick = quick + 1 if time.monotonic() - began < QUICK else 0

    def _require_port(self, port: int, process: subprocess.Popen) -> None:
        try:
            wait_for_port(port, process, PATIENCE)
        except RuntimeError as fault:
            said = "".join(log.read_text(errors="replace")[-3000:] for log in self.logs)
            raise SystemExit(f"{fault}\n{said}")

    def _redis(self) -> tuple[subprocess.Popen, int]:
        binary = shutil.which("redis-server")
        if binary is None:
            raise SystemExit("bin/bench needs redis-server (Debian: apt-get install redis-server).")
        port = free_port()
        command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL)
        self.stack.callback(end, process)
        wait_for_port(port, process)
        return process, port

    def _sink(self) -> tuple[subprocess.Popen, int]:
        port = free_port()
        command = [sys.executable, "-m", "bench.sink", str(port), str(self.mails)]
        process = subprocess.Popen(command, cwd=ROOT)
        self.stack.callback(end, process)
        wait_for_port(port, process)
        return process, port


@contextmanager
def running(folder: Path) -> Iterator[Servers]:
    """Databases and sink that run until the block ends; what serves is started with ``serve``."""
    with ExitStack() as stack:
        yield Servers(stack, folder)
