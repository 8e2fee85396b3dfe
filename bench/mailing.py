"""Measures digests: one worker process builds and sends one to every member, into a sink on this machine."""

import time
from smtplib import SMTP

from celery import Celery

from bench.lines import Line, Result
from bench.measure import Run, cpu_ms
from bench.site import Site
from tests.services.ports import end

PATIENCE = 120  # seconds
MAKE_DUE = """
UPDATE deliberation_subscription SET
    through_at = through_at - interval '7 days',
    due_at = due_at - interval '7 days',
    through_seq = coalesce((
        SELECT max(entry.seq) FROM deliberation_ledgerentry AS entry
        JOIN deliberation_activity AS activity ON activity.id = entry.activity_id
        WHERE activity.at < (SELECT min(through_at) FROM deliberation_subscription) - interval '7 days'
    ), 0)
"""


def measure(site: Site, line: Line) -> Result:
    """Mails a second from the moment the task is asked for until the last one has arrived, once each."""
    result = Result(line)
    _only_worker(site)
    site.sql(MAKE_DUE)
    expected, before = site.keys["members"], cpu_ms(site.servers.worker.pid)
    database = cpu_ms(site.servers.postmaster)
    began = time.monotonic()
    _ask_for_digests(site)
    arrived = _wait(site, expected, began)
    seconds = time.monotonic() - began
    if not arrived:
        result.fault = "no mail arrived"
        return result
    cost = {
        "app": (cpu_ms(site.servers.worker.pid) - before) / len(arrived),
        "database": (cpu_ms(site.servers.postmaster) - database) / len(arrived),
    }
    result.runs.append(Run(1, len(arrived), len(arrived) / seconds, 0, 0, cost))
    result.size = sum(size for _to, size in arrived) // len(arrived)
    result.fault = _fault(arrived, expected)
    result.plain_smtp = plain_smtp(site, result.size)
    site.servers.start_beat()
    return result


def _only_worker(site: Site) -> None:
    """One worker process for all queues, and no beat that would ask it for other work."""
    end(site.servers.beat)
    end(site.servers.worker)
    site.servers.start_worker()


def _ask_for_digests(site: Site) -> None:
    broker = Celery(broker=site.servers.environment["REDIS_URL"])
    broker.conf.broker_transport_options = {"global_keyprefix": "madang:"}
    broker.send_task("deliberation.tasks.due_digests", queue="mail")


def _wait(site: Site, expected: int, began: float) -> list[tuple[str, int]]:
    """What has arrived as soon as it is enough, or when patience ends."""
    arrived: list[tuple[str, int]] = []
    while len(arrived) < expected and time.monotonic() - began < PATIENCE:
        time.sleep(0.05)
        lines = [line.split() for line in site.servers.mails.read_text().splitlines()]
        arrived = [(to, int(size)) for to, size in lines]
    return arrived


def _fault(arrived: list[tuple[str, int]], expected: int) -> str:
    people = {to for to, _size in arrived}
    if len(people) < len(arrived):
        return f"{len(arrived) - len(people)} mails came twice"
    if len(people) < expected:
        return f"{len(people)} of {expected} members got a digest within {PATIENCE} seconds"
    return ""


def plain_smtp(site: Site, size: int) -> float:
    """How many mails of that size a second one connection hands over, built once."""
    text = b"Subject: Floor\r\n\r\n" + (b"x" * 70 + b"\r\n") * (size // 72)
    times, began = 0, time.perf_counter()
    with SMTP("127.0.0.1", site.servers.smtp_port) as connection:
        while (spent := time.perf_counter() - began) < site.seconds:
            connection.sendmail("madang@madang.example", ["floor@madang.example"], text)
            times += 1
    return times / spent
