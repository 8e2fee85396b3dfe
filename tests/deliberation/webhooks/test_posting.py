"""One POST: pinned to the address that was judged, bounded in time and size, and no further than that."""

import socket
import threading
import time
from ipaddress import ip_network

import pytest

from deliberation.webhooks import posting
from deliberation.webhooks.guard import Rules
from deliberation.webhooks.posting import SHOWN, post
from tests.services.ports import free_port
from tests.services.receiver import answer, drip, stall
from tests.services.tls import Certificate

NEAR = Rules(networks=(ip_network("127.0.0.0/8"),), plain=True)


def send(url: str, **options):
    return post(url, b'{"a":1}', {"webhook-id": "m1"}, **{"rules": NEAR, **options})


def test_it_arrives_with_its_headers_and_the_answer_is_told(receiver):
    receiver.answers = [answer(200, b"thank you")]
    outcome = send(f"{receiver.url}?of=ai")
    (got,) = receiver.got
    assert (got.path, got.body, got.id) == ("/hooks?of=ai", b'{"a":1}', "m1")
    assert got.headers["host"] == f"127.0.0.1:{receiver.port}"
    assert (outcome.status, outcome.fault, outcome.answer) == (200, "", "thank you")
    assert outcome.is_success
    assert outcome.duration_ms < 5000


@pytest.mark.parametrize("status", [201, 202, 204, 299])
def test_every_2xx_is_a_success(receiver, status):
    receiver.answers = [answer(status, b"")]
    assert send(receiver.url).is_success


@pytest.mark.parametrize("status", [400, 404, 410, 429, 500, 503])
def test_anything_else_is_none(receiver, status):
    receiver.answers = [answer(status, b"no", Retry_After="7")]
    outcome = send(receiver.url)
    assert (outcome.status, outcome.is_success, outcome.retry_after) == (status, False, "7")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(receiver, other_receiver, status):
    receiver.answers = [answer(status, b"", Location=other_receiver.url)]
    outcome = send(receiver.url)
    assert (outcome.status, outcome.fault, outcome.is_success) == (status, "redirect", False)
    assert other_receiver.got == []


class Changing:
    """A resolver that says something else each time it is asked."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), 0

    def __call__(self, host: str, port: int, seconds: float) -> list[str]:
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


@pytest.fixture
def connections(monkeypatch):
    """Where anything connects to; nothing gets there but to this machine's loopback."""
    made: list[tuple] = []
    real = socket.create_connection

    def connect(place, *args, **options):
        made.append(place)
        if not place[0].startswith("127."):
            raise ConnectionRefusedError
        return real(place, *args, **options)

    monkeypatch.setattr(socket, "create_connection", connect)
    return made


def test_a_name_that_leads_elsewhere_after_it_was_judged_is_asked_once_and_pinned(receiver, connections):
    """Rebinding: public when it is judged, this machine when it would be asked again."""
    rebinding = Changing(["93.184.215.14"], ["127.0.0.1"])
    outcome = send("https://rebind.example/", rules=Rules(), resolve=rebinding)
    assert (outcome.fault, rebinding.asked) == ("connection", 1)
    assert connections == [("93.184.215.14", 443)]
    assert receiver.got == []


def test_nothing_but_the_judged_address_is_connected_to_and_the_name_is_told_to_it(receiver, connections):
    url = f"http://hooks.test:{receiver.port}/x"
    outcome = send(url, resolve=Changing(["127.0.0.1"], ["93.184.215.14"]))
    assert outcome.is_success
    assert connections == [("127.0.0.1", receiver.port)]
    assert receiver.got[0].headers["host"] == f"hooks.test:{receiver.port}"


def test_a_name_that_leads_inside_is_never_connected_to(connections):
    for found in (["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:127.0.0.1"]):
        outcome = send("https://inside.example/", rules=Rules(), resolve=Changing(found))
        assert (outcome.status, outcome.fault) == (None, "not_public")
    assert connections == []


def test_a_proxy_of_the_environment_is_not_asked_for_its_view(receiver, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert send(receiver.url).is_success


def test_who_says_nothing_costs_the_whole_time_and_no_more(receiver):
    done = threading.Event()
    receiver.answers = [stall(done)]
    began = time.monotonic()
    outcome = send(receiver.url, seconds=0.4)
    assert (outcome.status, outcome.fault) == (None, "too_slow")
    assert time.monotonic() - began < 2
    done.set()


@pytest.mark.parametrize("piece", [b"H", b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"])
def test_so_does_who_drips_though_each_wait_is_short(receiver, piece):
    receiver.answers = [drip(piece, 0.05)]
    began = time.monotonic()
    outcome = send(receiver.url, seconds=0.5)
    assert outcome.status is None
    assert outcome.fault in ("too_slow", "no_http")
    assert time.monotonic() - began < 2


def test_whose_status_came_in_time_has_taken_it_though_the_rest_drips(receiver):
    receiver.answers = [drip(b"HTTP/1.0 200 OK\r\nContent-Length: 99999\r\n\r\n", 0.05)]
    began = time.monotonic()
    assert send(receiver.url, seconds=1).is_success
    assert time.monotonic() - began < 2


def test_of_an_endless_answer_little_is_read(receiver):
    receiver.answers = [answer(200, b"x" * 5_000_000)]
    outcome = send(receiver.url)
    assert (outcome.is_success, len(outcome.answer)) == (True, SHOWN)


def test_endless_headers_are_an_end(receiver):
    receiver.answers = [drip(b"HTTP/1.1 200 OK\r\n" + b"X-Much: " + b"y" * 60_000 + b"\r\n", 0)]
    outcome = send(receiver.url, seconds=5)
    assert (outcome.status, outcome.fault) == (None, "too_large")


def test_what_is_kept_of_an_answer_is_one_line_of_text(receiver):
    receiver.answers = [answer(500, b"<b>a</b>\r\n\x00\x1b[31m\xff\xe2\x80\xaeend")]
    assert send(receiver.url).answer == "<b>a</b>    [31m\N{REPLACEMENT CHARACTER} end"


def test_what_is_no_http_is_told_so(receiver):
    receiver.answers = [lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n")]
    assert send(receiver.url).fault == "no_http"


def test_nobody_listening_is_told_so():
    assert send(f"http://127.0.0.1:{free_port()}/").fault == "connection"


def test_a_name_that_nobody_knows_is_told_so(monkeypatch):
    def unknown(*_asked, **_options):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert send("https://nobody.example/", rules=Rules()).fault == "unknown_host"


def test_a_resolver_that_does_not_answer_costs_no_more_than_the_time(monkeypatch):
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_options: done.wait(30) and [])
    began = time.monotonic()
    assert send("https://slow.example/", rules=Rules(), seconds=0.3).fault == "too_slow"
    assert time.monotonic() - began < 2
    done.set()


# --- over TLS, with a certificate of the test's own -----------------------------------------------


class Told:
    """The names that a server was asked for (SNI)."""

    def __init__(self, folder, name: str) -> None:
        self.names: list[str | None] = []
        certificate = Certificate(folder, name)
        self.context = certificate.serving()
        self.context.sni_callback = lambda _sock, asked, _context: self.names.append(asked)
        self.trusting = certificate.trusting()


def whole(sock: socket.socket) -> bytes:
    """A request to its end: who answers before that and hangs up may take its answer back."""
    told = b""
    while not told.endswith(b'{"a":1}') and (piece := sock.recv(4000)):
        told += piece
    return told


@pytest.fixture
def secure(tmp_path):
    """A server over TLS as hooks.test, and its port."""
    told = Told(tmp_path, "hooks.test")
    listener = socket.create_server(("127.0.0.1", 0))
    told.port = listener.getsockname()[1]

    def serve() -> None:
        while True:
            try:
                sock, _address = listener.accept()
            except OSError:
                return
            try:
                with told.context.wrap_socket(sock, server_side=True) as secured:
                    told.asked = whole(secured)
                    secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            except OSError:
                continue

    threading.Thread(target=serve, daemon=True).start()
    yield told
    listener.close()


def test_over_tls_the_name_of_the_address_is_asked_for_and_has_to_be_shown(secure):
    url = f"https://hooks.test:{secure.port}/x"
    outcome = send(url, resolve=Changing(["127.0.0.1"]), tls=secure.trusting)
    assert (outcome.status, outcome.answer) == (200, "ok")
    assert secure.names == ["hooks.test"]
    assert f"Host: hooks.test:{secure.port}".encode() in secure.asked


def test_a_certificate_of_another_name_is_none(secure):
    url = f"https://other.test:{secure.port}/x"
    outcome = send(url, resolve=Changing(["127.0.0.1"]), tls=secure.trusting)
    assert (outcome.status, outcome.fault) == (None, "certificate")


def test_a_certificate_that_nobody_vouches_for_is_none(secure):
    posting._tls.cache_clear()
    outcome = send(f"https://hooks.test:{secure.port}/x", resolve=Changing(["127.0.0.1"]))
    assert (outcome.status, outcome.fault) == (None, "certificate")


def test_who_never_ends_the_handshake_costs_no_more_than_the_time(receiver):
    began = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        outcome = send(f"https://hooks.test:{port}/", resolve=Changing(["127.0.0.1"]), seconds=0.4)
    assert outcome.fault == "too_slow"
    assert time.monotonic() - began < 2
