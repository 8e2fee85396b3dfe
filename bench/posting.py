"""Measures digests for many: planned, built and sent to people in fifty workspaces, by one worker and then by two.

Beat runs and asks every minute, as ever. It has a database of its own beside that of the other lines.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from celery import Celery

from bench.mailing import plain_smtp
from bench.measure import children_of, cpu_ms
from bench.servers import ROOT, Servers
from bench.site import Site
from tests.services.ports import end

SLOWEST = 20  # mails a second, below which nobody waits on
NEARLY_ALL = 0.97  # what follows are the last batches, in which workers have nothing more to take
AGAIN = 500  # mails whose statements are counted
LATE = "SELECT EXISTS (SELECT FROM deliberation_subscription WHERE due_at <= now())"
SEND_AGAIN = """
WITH again AS (
    UPDATE accounts_outgoingmail SET state = 'planned', settled_at = NULL
     WHERE id IN (SELECT id FROM accounts_outgoingmail WHERE state = 'accepted' LIMIT %s) RETURNING id
) UPDATE deliberation_delivery SET chosen = NULL WHERE mail_id IN (SELECT id FROM again)
"""


@dataclass(frozen=True, slots=True)
class Crowd:
    name: str
    people: int


CROWDS = (Crowd("digests-10k", 10_000), Crowd("digests-100k", 100_000))


@dataclass
class Posted:
    """What was found; seconds, mails a second, milliseconds a mail, MB, SQL statements a mail, bytes."""

    crowd: Crowd
    filled: float = 0
    planned: float = 0
    one: float = 0
    two: float = 0
    worker_cpu: float = 0
    database_cpu: float = 0
    memory: float = 0
    statements: float = 0
    size: int = 0
    plain_smtp: float = 0
    fault: str = ""

    def misses(self, smaller: "Posted | None" = None) -> list[str]:
        """Each aim that was not reached, in words; ``smaller`` is the same for fewer people."""
        if self.fault:
            return [self.fault]
        said = []
        if max(self.one, self.two) * 2 < self.plain_smtp:
            said.append("less than half of plain SMTP")
        if self.statements > 6:
            said.append("more than 6 SQL a mail")
        if smaller and smaller.memory and self.memory > 1.2 * smaller.memory:
            said.append(f"memory grows from {smaller.memory:.0f} MB")
        return said


class Arrivals:
    """What the sink has noted since now."""

    def __init__(self, file: Path) -> None:
        self.file, self.at = file, file.stat().st_size
        self.people: set[str] = set()
        self.count = self.bytes = 0

    def read(self) -> int:
        with self.file.open() as file:
            file.seek(self.at)
            for line in file:
                if not line.endswith("\n"):
                    break
                self.at += len(line)
                person, size = line.split()
                self.people.add(person)
                self.count, self.bytes = self.count + 1, self.bytes + int(size)
        return self.count

    def wait(self, count: int, deadline: float) -> float:
        """When they were so many, or the time is over."""
        while self.read() < count and time.monotonic() < deadline:
            time.sleep(0.02)
        return time.monotonic()


def measure(site: Site, crowd: Crowd) -> Posted:
    servers, found = site.servers, Posted(crowd)
    for process in (servers.beat, servers.worker):
        end(process)
    before = servers.environment["DATABASE_URL"]
    servers.environment["DATABASE_URL"] = url = _fresh_database(before, crowd)
    began = time.monotonic()
    _run(servers, "bench.crowd", crowd.people)
    found.filled = time.monotonic() - began
    with psycopg.connect(url, autocommit=True) as database:
        _send(site, found, database)
    servers.environment["DATABASE_URL"] = before
    servers.start_beat()
    servers.start_worker()
    return found


def _fresh_database(url: str, crowd: Crowd) -> str:
    name = crowd.name.replace("-", "_")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def _send(site: Site, found: Posted, database: psycopg.Connection) -> None:
    servers, people = site.servers, found.crowd.people
    servers.start_worker()
    first, deadline = servers.worker, time.monotonic() + 60 + people / SLOWEST
    arrivals, began = Arrivals(servers.mails), time.monotonic()
    _ask(servers, "due_digests")
    servers.start_beat()
    while database.execute(LATE).fetchone()[0] and time.monotonic() < deadline:
        time.sleep(0.1)
    found.planned = time.monotonic() - began
    _by_one(found, arrivals, first.pid, servers.postmaster, deadline)
    servers.start_worker()
    _ask(servers, "send_mail")
    _by_two(found, arrivals, deadline)
    found.memory = max(map(_peak_memory, children_of(first.pid)))
    found.fault = _fault(arrivals, people)
    found.size = arrivals.bytes // max(arrivals.count, 1)
    for process in (first, servers.worker, servers.beat):
        end(process)
    found.statements = _statements(servers, database)
    found.plain_smtp = plain_smtp(site, found.size)


def _by_one(found: Posted, arrivals: Arrivals, worker: int, postmaster: int, deadline: float) -> None:
    start, began = arrivals.wait(1, deadline), arrivals.count
    spent, base = cpu_ms(worker), cpu_ms(postmaster)
    ended = arrivals.wait(found.crowd.people // 2, deadline)
    mails = max(arrivals.count - began, 1)
    found.one = mails / (ended - start)
    found.worker_cpu = (cpu_ms(worker) - spent) / mails
    found.database_cpu = (cpu_ms(postmaster) - base) / mails


def _by_two(found: Posted, arrivals: Arrivals, deadline: float) -> None:
    start, began = time.monotonic(), arrivals.read()
    ended = arrivals.wait(int(found.crowd.people * NEARLY_ALL), deadline)
    found.two = (arrivals.count - began) / (ended - start)
    arrivals.wait(found.crowd.people, deadline)


def _fault(arrivals: Arrivals, people: int) -> str:
    if len(arrivals.people) < arrivals.count:
        return f"{arrivals.count - len(arrivals.people)} mails came twice"
    return "" if arrivals.count == people else f"{arrivals.count} of {people} mails came"


def _statements(servers: Servers, database: psycopg.Connection) -> float:
    database.execute(SEND_AGAIN, [AGAIN])
    counted = json.loads(_run(servers, "bench.counted", AGAIN // 250))
    if counted["sending"] != counted["mails"]:
        raise SystemExit(f"not every mail was begun by a commit of its own: {counted}")
    return counted["statements"] / counted["mails"]


def _peak_memory(pid: int) -> float:
    """MB that it held at most."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _ask(servers: Servers, task: str) -> None:
    broker = Celery(broker=servers.environment["REDIS_URL"])
    broker.conf.broker_transport_options = {"global_keyprefix": "madang:"}
    broker.send_task(f"deliberation.tasks.{task}", queue="mail")


def _run(servers: Servers, module: str, number: int) -> str:
    command = [sys.executable, "-m", module, str(number)]
    done = subprocess.run(
        command, cwd=ROOT, env=servers.environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
