"""Open lines to `/live/`, spoken to as an ASGI server does, without a socket."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode

import orjson
from django.conf import settings
from django.test import Client

from frontend.live import with_live

PATIENCE = 10.0  # seconds until what is waited for has to be there


async def nothing_else(scope, receive, send) -> None:
    raise AssertionError(scope["path"])


class Line:
    """What one reader's browser holds; everything that was sent is kept."""

    def __init__(self, user, **query: Any):
        self.query, self.headers = query, {}
        self.status: int | None = None
        self.body = b""
        self.ended = False
        self.left, self.moved = asyncio.Event(), asyncio.Event()
        self.may_send = asyncio.Event()
        self.may_send.set()
        self.cookie = session_of(user) if user else ""
        self.more: list[tuple[bytes, bytes]] = []  # headers

    @property
    def events(self) -> list[dict]:
        """What was told, with its number."""
        blocks = [block for block in self.body.decode().split("\n\n") if "event: news" in block]
        return [_read(block) for block in blocks]

    async def open(self, *, last: int | None = None, method: str = "GET", host: str = "testserver") -> "Line":
        """Returns when there is an answer."""
        headers = [(b"host", host.encode()), (b"cookie", self.cookie.encode()), *self.more]
        if last is not None:
            headers.append((b"last-event-id", str(last).encode()))
        scope = {
            "type": "http",
            "method": method,
            "path": "/live/",
            "query_string": urlencode(self.query).encode(),
            "headers": headers,
            "scheme": "http",
            "client": ("127.0.0.1", 1),
        }
        self.task = asyncio.create_task(with_live(nothing_else)(scope, self._receive, self._send))
        self.task.add_done_callback(lambda _task: self.moved.set())
        await self.until(lambda: self.status is not None or self.task.done())
        return self

    async def until(self, there: Callable[[], bool]) -> None:
        """Raises TimeoutError when it does not come."""
        async with asyncio.timeout(PATIENCE):
            while not there():
                self.moved.clear()
                await asyncio.wait({asyncio.ensure_future(self.moved.wait())}, timeout=0.05)

    async def hears(self, number: int) -> list[dict]:
        await self.until(lambda: len(self.events) >= number)
        return self.events

    async def ends(self) -> None:
        await self.until(lambda: self.task.done())
        assert self.ended

    async def leave(self) -> None:
        self.left.set()
        await self.task

    async def _receive(self) -> dict:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict) -> None:
        await self.may_send.wait()
        if message["type"] == "http.response.start":
            self.status = message["status"]
        else:
            self.body += message["body"]
            self.ended = not message.get("more_body", False)
        self.moved.set()


def alone(work: Coroutine) -> Any:
    """What ``work`` comes to, in a thread of its own: tests with a browser leave a loop running in theirs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def session_of(user) -> str:
    """The cookie of a new session, as a header has it."""
    client = Client()
    client.force_login(user, backend="accounts.backends.Backend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _read(block: str) -> dict:
    parts = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
    return {"seq": int(parts["id"]), **orjson.loads(parts["data"])}
