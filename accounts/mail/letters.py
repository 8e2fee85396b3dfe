"""What a mail says, and the same bytes for it every time."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime, formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from accounts.models import OutgoingMail

PROMISED = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
}


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
    """Why a mail is not sent: empty, no_access, opted_out, bounced, no_address, paused."""

    reason: str


class Message(EmailMultiAlternatives):
    """Django's message with a boundary that does not change from one try to the next."""

    boundary = ""

    def message(self):
        message = super().message()
        if message.is_multipart():
            message.set_boundary(self.boundary)
        return message


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
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return f"<{key.replace(':', '.')}@{address.rpartition('@')[2]}>"


def _sender(name: str) -> str:
    own_name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((" ".join(name.split()) or own_name, address))


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]
