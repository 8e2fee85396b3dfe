"""Who answers at the first bytes of a message and hangs up on the rest has answered, by a plain socket or over TLS."""

import socket
import ssl
import threading
from contextlib import suppress
from ipaddress import ip_network

import pytest

from deliberation.webhooks.guard import Rules
from deliberation.webhooks.posting import Outcome, post
from tests.services.tls import Certificate

NEAR = Rules(networks=(ip_network("127.0.0.0/8"),), plain=True)
MUCH = b"x" * 20_000_000  # more than can wait between two sockets


class Hasty:
    """A server for one message: it reads a few bytes, says something, and hangs up."""

    def __init__(self, folder, scheme: str) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"{scheme}://hooks.test:{self.listener.getsockname()[1]}/"
        self.certificate = Certificate(folder, "hooks.test") if scheme == "https" else None

    def told(self, message: bytes, *, says: bytes) -> Outcome:
        """What comes of a message to it."""
        threading.Thread(target=self._serve, args=(says,), daemon=True).start()
        trusting = self.certificate and self.certificate.trusting()
        return post(self.url, message, {}, rules=NEAR, resolve=lambda *_asked: ["127.0.0.1"], tls=trusting)

    def _serve(self, says: bytes) -> None:
        with suppress(OSError), self._taken() as sock:
            sock.recv(40)
            sock.sendall(says)

    def _taken(self) -> socket.socket | ssl.SSLSocket:
        sock, _address = self.listener.accept()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or what it says may never have left
        return self.certificate.serving().wrap_socket(sock, server_side=True) if self.certificate else sock


@pytest.fixture(params=["http", "https"])
def hasty(request, tmp_path):
    server = Hasty(tmp_path, request.param)
    yield server
    server.listener.close()


@pytest.mark.parametrize("status", [202, 410, 429])
def test_an_answer_counts_that_came_before_the_end_of_the_message(hasty, status):
    says = f"HTTP/1.1 {status} So\r\nRetry-After: 7\r\nContent-Length: 6\r\n\r\nenough"
    outcome = hasty.told(MUCH, says=says.encode())
    assert (outcome.status, outcome.fault, outcome.answer) == (status, "", "enough")
    assert outcome.retry_after == "7"


@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 20", b"220 mail.example ESMTP\r\n"])
def test_where_none_came_the_fault_is_that_it_hung_up(hasty, says):
    outcome = hasty.told(MUCH, says=says)
    assert (outcome.status, outcome.fault) == (None, "tls" if hasty.certificate else "connection")
