"""What a mail says, and the same bytes for it every time."""

import hashlib
from base64 import encodebytes
from dataclasses import dataclass, field
from datetime import datetime
from email.encoders import encode_base64
from email.header import Header
from email.mime.base import MIMEBase
from email.policy import SMTP
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
class Invite:
    """A calendar entry that goes with a mail; ``method`` says what a calendar does with it (RFC 5546)."""

    content: bytes
    method: str
    name: str  # of the file


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as its renderer hands it over; ``date`` is aware and part of what makes its bytes the same."""

    to: str
    subject: str
    text: str
    date: datetime
    html: str = ""
    sender: str = ""
    invite: Invite | None = None
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
        groups = [part for part in message.walk() if part.is_multipart()]
        for group, boundary in zip(groups, self.boundaries, strict=False):
            group.set_boundary(boundary)
        return message

    def wire(self) -> bytes:
        """The message as RFC 5322 wants it, written directly: ten times as fast as the email package.

        Raises ValueError for a header with a line break.
        """
        fields = {"MIME-Version": "1.0", "Subject": self.subject, "From": self.from_email, "To": self.to[0]}
        head = "\r\n".join(_header(name, value) for name, value in {**fields, **self.extra_headers}.items())
        parts = [_part("plain", str(self.body)), *(_part("html", one.content) for one in self.alternatives)]
        outer, inner = self.boundaries
        if self.attachments:
            enclosed = [part.as_bytes(policy=SMTP).rstrip(b"\r\n") for part in self.attachments]
            body = _joined("mixed", [_joined("alternative", parts, inner), *enclosed], outer)
        else:
            body = _joined("alternative", parts, outer)
        return head.encode() + b"\r\n" + body

    @property
    def boundaries(self) -> tuple[str, str]:
        """Of the outermost group of parts, and of one within it."""
        return self.boundary, f"{self.boundary}.1"


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
    if letter.invite:
        message.attach(_entry(letter.invite))
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


def _joined(subtype: str, parts: list[bytes], boundary: str) -> bytes:
    """Several bodies as one; a single one as it is."""
    if len(parts) == 1:
        return parts[0]
    mark = f"--{boundary}".encode()
    kind = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n\r\n'.encode()
    return kind + b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


def _entry(invite: Invite) -> MIMEBase:
    """As RFC 6047 wants it; in base64, for line breaks within it count."""
    part = MIMEBase("text", "calendar", charset="utf-8", method=invite.method)
    part.add_header("Content-Disposition", "attachment", filename=invite.name)
    part.set_payload(invite.content)
    encode_base64(part)
    return part


def _part(subtype: str, text: str) -> bytes:
    """A body as it is, or in base64 where a line is longer than a mail may have."""
    lines = text.encode().splitlines()
    if max(map(len, lines), default=0) < LONGEST_LINE:
        encoding, content = "8bit", b"\r\n".join(lines) + b"\r\n"
    else:
        encoding, content = "base64", encodebytes(b"\r\n".join(lines)).replace(b"\n", b"\r\n")
    head = f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head.encode() + content
