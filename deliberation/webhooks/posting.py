"""One POST to an address that a user gave: looked up once, pinned, without redirects, and over when its time is.

Whatever the other side does, it costs SECONDS and LARGEST bytes: every wait gets only what is left of the time.
"""

import io
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPConnection, HTTPException, HTTPResponse

from .guard import Refused, Rules, Target, judge, read_target

SECONDS = 15.0
LARGEST = 64 * 1024  # bytes of an answer that are read at all, its headers included
SHOWN = 300  # characters of it that are kept
HUNG_UP = (ConnectionError, ssl.SSLEOFError)  # while a message is being sent, plainly and over TLS

Resolve = Callable[[str, int, float], list[str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back: a status, or a fault by its code; how long it took, and how the answer began."""

    status: int | None = None
    fault: str = ""
    duration_ms: int = 0
    answer: str = ""
    retry_after: str = ""

    @property
    def is_success(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class TooSlow(TimeoutError):
    """The whole took longer than it may."""


class TooLarge(OSError):
    """More was sent than anybody needs to say."""


class Deadline:
    def __init__(self, seconds: float) -> None:
        self.began = time.monotonic()
        self.ends = self.began + seconds

    def left(self) -> float:
        """Seconds that remain. Raises TooSlow when there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TooSlow
        return left

    @property
    def spent_ms(self) -> int:
        return round((time.monotonic() - self.began) * 1000)


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    rules: Rules,
    resolve: Resolve | None = None,
    tls: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
) -> Outcome:
    """Send ``body`` and tell what came of it; never raises for anything that the other side can cause."""
    deadline = Deadline(seconds)
    try:
        target = read_target(url, rules)
        found = (resolve or look_up)(target.host, target.port, deadline.left())
        pinned = judge(target, found, rules)
        sock = _connected(target, pinned, deadline, tls)
    except Refused as refusal:
        return Outcome(fault=refusal.code, duration_ms=deadline.spent_ms)
    except (OSError, ValueError) as fault:
        return Outcome(fault=_code(fault), duration_ms=deadline.spent_ms)
    with sock:
        return _exchanged(sock, target, body, headers, deadline)


def look_up(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name. The system's resolver knows no time limit, so it is asked beside.

    Raises Refused where there is no such name, TooSlow.
    """
    found: list[str] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as fault:
            failed.append(fault)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if failed:
        raise Refused("unknown_host")
    if asking.is_alive():
        raise TooSlow
    return found


def _connected(target: Target, pinned: str, deadline: Deadline, tls: ssl.SSLContext | None) -> socket.socket:
    """A connection to the address that was judged, which has to show a certificate of the name that was asked for."""
    sock = socket.create_connection((pinned, target.port), timeout=deadline.left())
    if target.is_plain:
        return sock
    try:
        sock.settimeout(deadline.left())
        return (tls or _tls()).wrap_socket(sock, server_hostname=target.host)
    except BaseException:
        sock.close()
        raise


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _exchanged(
    sock: socket.socket, target: Target, body: bytes, headers: Mapping[str, str], deadline: Deadline
) -> Outcome:
    """What was answered. A status that came in time counts, also when the rest of the answer did not."""
    try:
        response = _answer(sock, target, body, headers, deadline)
    except (OSError, HTTPException, ValueError) as fault:
        return Outcome(fault=_code(fault), duration_ms=deadline.spent_ms)
    took, began = deadline.spent_ms, _beginning(response)
    if 300 <= response.status < 400:
        return Outcome(response.status, "redirect", took, began)
    return Outcome(response.status, "", took, began, response.headers.get("Retry-After", ""))


def _answer(
    sock: socket.socket, target: Target, body: bytes, headers: Mapping[str, str], deadline: Deadline
) -> HTTPResponse:
    """The answer up to its body. Who gave one and hung up before all of the message was sent has given it."""
    try:
        _send(sock, target, body, headers, deadline)
    except HUNG_UP as hung_up:
        try:
            return _read(sock, deadline)
        except (OSError, HTTPException, ValueError):
            raise hung_up
    return _read(sock, deadline)


def _read(sock: socket.socket, deadline: Deadline) -> HTTPResponse:
    response = HTTPResponse(_Timed(sock, deadline), method="POST")  # type: ignore[arg-type]
    response.begin()
    return response


def _send(
    sock: socket.socket, target: Target, body: bytes, headers: Mapping[str, str], deadline: Deadline
) -> None:
    connection = HTTPConnection(target.host, target.port)
    connection.sock = sock
    connection.putrequest("POST", target.path, skip_host=True, skip_accept_encoding=True)
    own = {"Host": target.authority, "Content-Length": str(len(body)), "Connection": "close"}
    for name, value in {**own, **headers}.items():
        connection.putheader(name, value)
    sock.settimeout(deadline.left())
    connection.endheaders(body)


def _beginning(response: HTTPResponse) -> str:
    """How the body begins: what one look finds, so that nobody is waited for who drips."""
    try:
        said = response.read1(SHOWN * 4)
    except (OSError, HTTPException, ValueError):
        return ""
    return "".join(sign if sign.isprintable() else " " for sign in said.decode("utf-8", "replace"))[:SHOWN]


def _code(fault: BaseException) -> str:
    for kind, code in CODES:
        if isinstance(fault, kind):
            return code
    return "connection"


CODES: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    (TooLarge, "too_large"),
    (TimeoutError, "too_slow"),
    (ssl.SSLCertVerificationError, "certificate"),
    (ssl.SSLError, "tls"),
    ((HTTPException, ValueError), "no_http"),
)


class _Timed(io.RawIOBase):
    """The socket as HTTPResponse reads it: each wait is as long as what is left of the whole, the bytes are counted."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self.sock, self.deadline, self.room = sock, deadline, LARGEST

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        if self.room <= 0:
            raise TooLarge
        self.sock.settimeout(self.deadline.left())
        got = self.sock.recv_into(memoryview(buffer)[: self.room])
        self.room -= got
        return got
