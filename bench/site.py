"""The running site as the lines see it: who reads, what they get, and the database behind it."""

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from bench.measure import Run, wrk
from bench.servers import Servers

BACKLOG = 10  # seconds within which everything that votes left has to be dispatched


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def queries(self) -> int:
        """The SQL statements of a request that asked for their number."""
        return int(self.headers["x-bench-queries"])


@dataclass
class Site:
    """``seconds`` is how long each run lasts; ``keys`` is what bench.prepare left."""

    servers: Servers
    seconds: int
    keys: dict = field(init=False)

    def __post_init__(self) -> None:
        self.keys = json.loads((self.folder / "keys.json").read_text())
        self.database = psycopg.connect(self.servers.cluster.url, autocommit=True)

    @property
    def folder(self) -> Path:
        return self.servers.folder

    @property
    def trees(self) -> dict[str, int]:
        """The process trees whose time is counted, by the name they have in the table."""
        servers = self.servers
        return {"app": servers.web.pid, "database": servers.postmaster, "worker": servers.worker.pid}

    def headers(self, credential: str) -> dict[str, str]:
        """What a browser with a session, or a program with a token, sends along."""
        if credential == "token":
            return {"Authorization": f"Bearer {self.keys['token']}"}
        cookies = [self.keys["session"], self.keys["csrf"]] if credential == "session" else []
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies)}

    def ask(
        self, path: str, headers: dict[str, str], *, method: str = "GET", body: bytes | None = None
    ) -> Answer:
        """One request; any status is an answer."""
        request = urllib.request.Request(
            self.servers.address + path, data=body, headers=headers, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return _answer(response.status, response)
        except urllib.error.HTTPError as refused:
            return _answer(refused.code, refused)

    def run(self, path: str, script: str, connections: int, **rest) -> Run:
        """One run of wrk against the site; ``seconds`` may be told apart."""
        return wrk(
            self.servers.address + path,
            script=script,
            connections=connections,
            folder=self.folder,
            trees=self.trees,
            **{"seconds": self.seconds, **rest},
        )

    def wait_for_dispatch(self, seconds: float) -> int:
        """Wait until all that happened has its consequences. Returns how many acts still wait after ``seconds``."""
        until = time.monotonic() + seconds
        while waiting := self.sql("SELECT count(*) FROM deliberation_dispatch")[0][0]:
            if time.monotonic() > until:
                break
            time.sleep(0.1)
        return waiting

    def sql(self, query: str, *params) -> list[tuple]:
        """Rows of a query, or nothing for a statement without any."""
        cursor = self.database.execute(query, params)
        return cursor.fetchall() if cursor.description else []


def _answer(status: int, response) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(status, headers, response.read())
