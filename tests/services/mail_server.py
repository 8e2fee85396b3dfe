"""An SMTP server that keeps what it is given."""

import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from django.core.mail.backends.smtp import EmailBackend

from tests.services.ports import free_port


class Sink:
    """`messages` in the order of arrival, each with `To` and `From` of its envelope in X-Envelope-… headers."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.arrived = threading.Condition()
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.port}"

    def backend(self) -> EmailBackend:
        """Django's own SMTP backend, talking to this server."""
        return EmailBackend(host="127.0.0.1", port=self.controller.port)

    def wait_for(self, count: int, seconds: float = 60) -> list[EmailMessage]:
        """The messages as soon as there are `count`. Raises AssertionError when the time is over."""
        with self.arrived:
            enough = self.arrived.wait_for(lambda: len(self.messages) >= count, seconds)
        assert enough, f"{len(self.messages)} of {count} messages arrived in {seconds} seconds"
        return self.messages

    async def handle_DATA(self, server, session, envelope) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        message["X-Envelope-From"] = envelope.mail_from
        message["X-Envelope-To"] = ", ".join(envelope.rcpt_tos)
        with self.arrived:
            self.messages.append(message)
            self.arrived.notify_all()
        return "250 kept"


@pytest.fixture
def smtp_sink() -> Iterator[Sink]:
    """A mail server; give its `url` to a worker, or its `backend()` to code under test."""
    sink = Sink()
    sink.controller.start()
    yield sink
    sink.controller.stop()
