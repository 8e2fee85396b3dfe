"""Measures open pages that nobody writes to: what two hundred lines at /live/ hold, and when they hear of something."""

import asyncio
import json
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from bench.lines import Line, Result
from bench.measure import Run, children_of, cpu_ms
from bench.site import Site
from tests.services.ports import end, free_port, wait_for_port

GRANIAN = ("--interface", "asginl", "--workers", "1", "--no-ws")
NAME = "bench-live"  # by which the database knows the process
PATIENCE = 60  # seconds until what has to come is there
IDLE = 10  # seconds
HELD = "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s"


def measure(site: Site, line: Line) -> Result:
    """One reader more than are counted comes first, so that what every process needs once is there before."""
    try:
        return asyncio.run(_measured(site, line))
    except (RuntimeError, TimeoutError) as fault:
        return Result(line, fault=str(fault) or "not every line heard of what was new")


async def _measured(site: Site, line: Line) -> Result:
    """Whatever becomes of it, neither lines nor their server stay beside what is measured next."""
    served = _Served(site, line)
    try:
        served.wait()
        return await _counted(site, served, Result(line))
    finally:
        served.end()


async def _counted(site: Site, served: "_Served", result: Result) -> Result:
    first, *cookies = site.keys["sessions"]
    lines = [await served.opened(first)]
    await asyncio.sleep(1)
    before, spent, began = served.memory(), served.cpu(), time.perf_counter()
    lines += await asyncio.gather(*(served.opened(cookie) for cookie in cookies))
    seconds = time.perf_counter() - began
    cost = {name: (now - spent[name]) / len(cookies) for name, now in served.cpu().items()}
    result.connections = await _held(site)
    result.memory = served.memory() - before
    waits = sorted(await _told(site, lines))
    p50, p99 = (waits[int(len(waits) * part)] for part in (0.5, 0.99))
    result.runs.append(Run(len(cookies), len(cookies), len(cookies) / seconds, p50, p99, cost))
    result.notes.append(f"{before:.0f} MB before; p50 and p99 are from the answer to whoever wrote")
    return result


class _Served:
    """The second granian, as README.md has it."""

    def __init__(self, site: Site, line: Line) -> None:
        self.servers, self.port = site.servers, free_port()
        self.path = f"{line.path}?{urlencode({'initiative': site.keys['initiative'], 'since': _last(site)})}"
        command = ["granian", *GRANIAN, "--port", str(self.port), "config.asgi:application"]
        database = f"{self.servers.environment['DATABASE_URL']}?application_name={NAME}"
        self.process = self.servers.start(*command, DATABASE_POOL="0", DATABASE_URL=database)
        self.writers: list[asyncio.StreamWriter] = []

    def wait(self) -> None:
        """Returns when it serves. Raises RuntimeError."""
        wait_for_port(self.port, self.process, PATIENCE)

    def end(self) -> None:
        """Hang up every line, then stop."""
        for writer in self.writers:
            writer.close()
        end(self.process)

    async def opened(self, cookie: Sequence[str]) -> asyncio.StreamReader:
        """A line that was answered and told when to come back. Raises RuntimeError for one that was refused."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writers.append(writer)
        asked = (
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {'='.join(cookie)}\r\n\r\n"
        )
        writer.write(asked.encode())
        async with asyncio.timeout(PATIENCE):
            said = await reader.readuntil(b"\r\n")
            if b" 200 " not in said:
                raise RuntimeError(f"/live/ said {said.decode().strip()}")
            await reader.readuntil(b"retry: ")
        return reader

    def memory(self) -> float:
        """In MB, of granian and its worker."""
        pids = [self.process.pid, *children_of(self.process.pid)]
        return sum(_resident(pid) for pid in pids) / 1000

    def cpu(self) -> dict[str, float]:
        return {"app": cpu_ms(self.process.pid), "database": cpu_ms(self.servers.postmaster)}


async def _held(site: Site) -> int:
    """The connections that the lines hold while nothing happens: now and then somebody looks, and lets go again."""
    found = []
    for _ in range(IDLE * 10):
        [[number]] = site.sql(HELD, NAME)
        found.append(number)
        await asyncio.sleep(0.1)
    return sorted(found)[len(found) // 2]


async def _told(site: Site, lines: list[asyncio.StreamReader]) -> list[float]:
    """Milliseconds from the answer to who adds an argument until each line hears of it."""
    path = f"/api/v1/initiatives/{site.keys['initiative']}/arguments"
    headers = site.headers("token") | {"Content-Type": "application/json"}
    body = json.dumps({"kind": "challenge", "claim": f"Who hears of it? {time.time()}"}).encode()
    hearing = [asyncio.create_task(_hears(line)) for line in lines]
    answer = await asyncio.to_thread(site.ask, path, headers, method="POST", body=body)
    if answer.status != 201:
        raise RuntimeError(f"an argument was answered {answer.status}")
    began = time.perf_counter()
    return [(heard - began) * 1000 for heard in await asyncio.gather(*hearing)]


async def _hears(reader: asyncio.StreamReader) -> float:
    async with asyncio.timeout(PATIENCE):
        await reader.readuntil(b"event: news")
    return time.perf_counter()


def _last(site: Site) -> int:
    [[last]] = site.sql("SELECT max(last_change) FROM deliberation_ledger")
    return last


def _resident(pid: int) -> int:
    """kB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])
