"""Hands one message after the other to the configured backend, over one connection, and says what came of it."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr
from functools import lru_cache

from anymail.exceptions import AnymailError, AnymailRecipientsRefused
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from accounts.models import MailState

from .letters import Message

OUT_OF_SERVICE = 421


class Unreachable(Exception):
    """No connection to the mail server: nothing was handed over."""


@dataclass(frozen=True, slots=True)
class Outcome:
    state: str
    reason: str = ""
    answer: str = ""
    provider_id: str = ""  # how a provider will speak of it


class Transport:
    """One connection, opened when it is first needed and again after it broke."""

    def __init__(self) -> None:
        self.backend = get_connection()
        self.is_open = False

    def __enter__(self) -> "Transport":
        return self

    def __exit__(self, *_) -> None:
        self._close()

    def open(self) -> None:
        """Raises Unreachable."""
        if self.is_open:
            return
        try:
            self.backend.open()
            if isinstance(self.backend, EmailBackend):
                self.backend.connection.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(f"{fault.__class__.__name__}: {fault}"[:300]) from fault
        self.is_open = True

    def hand_over(self, message: Message) -> Outcome:
        """Send one message over the open connection. Every fault is an outcome.

        Raises Unreachable for a provider, which is connected to only now.
        """
        hand_over: Callable[..., Outcome] = (
            _by_smtp if isinstance(self.backend, EmailBackend) else _by_provider
        )
        try:
            outcome = hand_over(self.backend, message)
        except ValueError as fault:  # an address or a header that no mail can have
            return Outcome(MailState.FAILED, "malformed", str(fault))
        if outcome.reason in ("line_broken", "out_of_service"):
            self._close()
        return outcome

    def _close(self) -> None:
        if self.is_open:
            self.backend.close()
        self.is_open = False


def _by_smtp(backend: EmailBackend, message: Message) -> Outcome:
    smtp, handed_over, wire = backend.connection, False, _wire(message)
    addresses = [_envelope(message.from_email), _envelope(message.to[0])]
    try:
        for command, address in zip((smtp.mail, smtp.rcpt), addresses, strict=True):
            code, answer = command(address)
            if code >= 400:
                return _refused(smtp, code, answer, of_us=command == smtp.mail)
        smtp.putcmd("data")
        code, answer = smtp.getreply()
        if code != 354:
            return _refused(smtp, code, answer)
        handed_over = True
        smtp.send(wire)
        code, answer = smtp.getreply()
    except (OSError, smtplib.SMTPException) as fault:
        state = MailState.UNKNOWN if handed_over else MailState.RETRY
        return Outcome(state, "line_broken", fault.__class__.__name__)
    if code == 250:
        return Outcome(MailState.ACCEPTED, answer=_said(code, answer))
    return _refused(smtp, code, answer, reset=False)


def _by_provider(backend, message: Message) -> Outcome:
    try:
        backend.send_messages([message])
    except AnymailRecipientsRefused as fault:
        return Outcome(MailState.BOUNCED, "refused", str(fault)[:300])
    except AnymailError as fault:
        if _never_connected(fault):
            raise Unreachable(f"{fault.__class__.__name__}: {fault.__cause__}"[:300]) from fault
        status = getattr(fault, "status_code", None)
        return Outcome(MailState.RETRY if status else MailState.UNKNOWN, "provider", str(fault)[:300])
    except Exception as fault:
        return Outcome(MailState.UNKNOWN, "provider", f"{fault.__class__.__name__}: {fault}"[:300])
    status = getattr(message, "anymail_status", None)
    known_as = getattr(status, "message_id", None)
    return Outcome(
        MailState.ACCEPTED,
        answer=str(status or ""),
        provider_id=known_as[:200] if isinstance(known_as, str) else "",
    )


def _never_connected(fault: AnymailError) -> bool:
    """Whether no connection to the provider came about, so that nothing was handed over."""
    cause = fault.__cause__
    reason = getattr(cause.args[0] if cause and cause.args else None, "reason", None)
    return isinstance(reason, ConnectTimeoutError | NewConnectionError)


def _refused(smtp: smtplib.SMTP, code: int, answer: bytes, *, of_us=False, reset=True) -> Outcome:
    """4xx is tried again; 5xx is the recipient's, unless it is our own address that the server refuses."""
    said = _said(code, answer)
    if code == OUT_OF_SERVICE or code < 0:
        return Outcome(MailState.RETRY, "out_of_service", said)
    if reset:
        smtp.rset()
    if code < 500 or of_us:
        return Outcome(MailState.RETRY, "sender_refused" if of_us else "deferred", said)
    return Outcome(MailState.BOUNCED, "refused", said)


def _wire(message: Message) -> bytes:
    """The message as RFC 5321 wants it: leading dots doubled, closed by a dot."""
    return message.wire().replace(b"\r\n.", b"\r\n..") + b".\r\n"


@lru_cache(maxsize=1024)
def _envelope(address: str) -> str:
    local, _at, domain = parseaddr(address)[1].rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"


def _said(code: int, answer: bytes) -> str:
    return f"{code} {answer.decode(errors='replace')}"
