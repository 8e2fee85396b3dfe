"""A mail provider's API that keeps what it is given, as Mailgun speaks."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Provider(ThreadingHTTPServer):
    """``status`` is what it answers with, 0 for hanging up; ``received`` counts what it took."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.status, self.received = 200, 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v3"


class _Answer(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received += 1
        if self.server.status == 0:
            self.close_connection = True  # hangs up with no answer
            return
        said = json.dumps({"id": "<kept@madang.example>", "message": "Queued"}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def mail_provider(settings) -> Iterator[Provider]:
    """A provider that the site is told of by its setting, as `EMAIL_URL=anymail+mailgun://` would."""
    provider = Provider()
    serving = threading.Thread(target=provider.serve_forever, daemon=True)
    serving.start()
    settings.EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"
    settings.ANYMAIL = {"MAILGUN_API_KEY": "key", "MAILGUN_API_URL": provider.url}
    yield provider
    provider.shutdown()
    provider.server_close()
    serving.join()
