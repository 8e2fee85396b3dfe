"""Another system that takes webhooks, and behaves as a test wants it to."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

import pytest


@dataclass
class Got:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> dict:
        return json.loads(self.body)

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


def answer(status: int, body: bytes = b"taken", **headers: str) -> Callable:
    """Answers so; ``Retry_After="7"`` is a header."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def stall(until: threading.Event) -> Callable:
    """Takes the message and says nothing until it is let go."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        until.wait(60)
        answer(200)(handler)

    return behave


def drip(piece: bytes, pause: float) -> Callable:
    """Says something again and again, and never comes to an end."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        ends = time.monotonic() + 30
        while time.monotonic() < ends:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)

    return behave


@dataclass
class Receiver:
    """``got`` in the order of arrival; ``answers`` are given one after the other, the last for ever."""

    got: list[Got] = field(default_factory=list)
    answers: list[Callable] = field(default_factory=lambda: [answer(204, b"")])
    arrived: threading.Condition = field(default_factory=threading.Condition)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hooks"

    def take(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        with self.arrived:
            behave = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            self.got.append(Got(handler.path, {k.lower(): v for k, v in handler.headers.items()}, body))
            self.arrived.notify_all()
        behave(handler)

    def wait_for(self, count: int, seconds: float = 20) -> list[Got]:
        """What came, as soon as there are ``count``. Raises AssertionError when the time is over."""
        with self.arrived:
            enough = self.arrived.wait_for(lambda: len(self.got) >= count, seconds)
        assert enough, f"{len(self.got)} of {count} messages arrived in {seconds} seconds"
        return self.got


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address) -> None:
        """Whoever hangs up in the middle is what some tests are about."""


def run(tls: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """A receiver, over TLS where it is given how."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            receiver.take(self)

        def log_message(self, *_said) -> None:
            """Tests read what came."""

    server = Server(("127.0.0.1", 0), Handler)
    receiver.port = server.server_address[1]
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield receiver
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def near(settings) -> None:
    """This machine may be called, as an intranet may where the site names it."""
    settings.WEBHOOK_NETWORKS = (ip_network("127.0.0.0/8"),)


@pytest.fixture
def receiver(near) -> Iterator[Receiver]:
    yield from run()


@pytest.fixture
def other_receiver(near) -> Iterator[Receiver]:
    yield from run()
