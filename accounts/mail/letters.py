"""What a mail says, and the same bytes for it every time."""

import hashlib
from base64 import encodebytes
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from functools import lru_cache

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from accounts.models import OutgoingMail

PROMISED = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
}


LONGEST_LINE = 990  # bytes; RFC 5322 allows 998


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as its renderer hands it over; ``date`` is aware and part of what makes its bytes the same."""

    to: str
    subject: str
    text: str
    date: datetime
    html: str = ""
    sender: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skip:
    """Why a mail is not sent: empty, no_access, opted_out, bounced, no_address, paused; a notice also when it was
    read in the inbox, is hidden, muted, done or gone meanwhile."""

    reason: str


class Message(EmailMultiAlternatives):
    """Django's message, with bytes that do not change from one try to the next."""

    boundary = ""

    def message(self):  # type: ignore[override]
        message = super().message()
        if message.is_multipart():
            message.set_boundary(self.boundary)
        return message

    def wire(self) -> bytes:
        """The message as RFC 5322 wants it, written directly: ten times as fast as the email package.

        Raises ValueError for a header with a line break.
        """
        fields = {"MIME-Version": "1.0", "Subject": self.subject, "From": self.from_email, "To": self.to[0]}
        head = "\r\n".join(_header(name, value) for name, value in {**fields, **self.extra_headers}.items())
        parts = [_part("plain", str(self.body)), *(_part("html", one.content) for one in self.alternatives)]
        if len(parts) == 1:
            return head.encode() + b"\r\n" + parts[0]
        mark = f"--{self.boundary}".encode()
        kind = f'\r\nContent-Type: multipart/alternative; boundary="{self.boundary}"\r\n\r\n'.encode()
        body = b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts)
        return head.encode() + kind + body + mark + b"--\r\n"


def compose(mail: OutgoingMail, letter: Letter) -> Message:
    """The message that goes out for ``mail``: its key alone decides Message-ID and boundary."""
    message = Message(
        subject=" ".join(letter.subject.split()),
        body=letter.text,
        from_email=_sender(letter.sender),
        to=[letter.to],
        headers={
            "Message-ID": message_id(mail.key),
            "Date": format_datetime(letter.date),
            "X-Madang-Delivery": str(mail.pk),
            **PROMISED,
            **letter.headers,
        },
    )
    message.boundary = f"=_{_digest(mail.key)}"
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def message_id(key: str) -> str:
    """The same for every try of the same mail, so that a reader's program can drop the second."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    return f"<{key.replace(':', '.')}@{domain}>"


@lru_cache(maxsize=1024)
def _sender(name: str) -> str:
    own_name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((" ".join(name.split()) or own_name, address))


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]


@lru_cache(maxsize=1024)
def _header(name: str, value: str) -> str:
    if "\n" in value or "\r" in value:
        raise ValueError(f"{name} has a line break")
    if value.isascii() and len(value) < LONGEST_LINE - len(name) - 2:
        return f"{name}: {value}"
    return f"{name}: {Header(value, 'utf-8', header_name=name).encode(linesep=chr(13) + chr(10))}"


def _part(subtype: str, text: str) -> bytes:
    """A body as it is, or in base64 where a line is longer than a mail may have."""
    lines = text.encode().splitlines()
    if max(map(len, lines), default=0) < LONGEST_LINE:
        encoding, content = "8bit", b"\r\n".join(lines) + b"\r\n"
    else:
        encoding, content = "base64", encodebytes(b"\r\n".join(lines)).replace(b"\n", b"\r\n")
    head = f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head.encode() + content
