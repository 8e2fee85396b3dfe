"""A mail as it came in: whatever the bytes are, it reads something and raises nothing."""

import hashlib
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from . import quotes
from .html import text_of_html
from .senders import is_vouched_for

log = logging.getLogger(__name__)

LONGEST = 1024 * 1024  # bytes that are read of one mail: its text stands before its attachments
LONGEST_TEXT = 200_000  # characters that are looked at; a comment has 10,000
MOST_PARTS = 100
RECIPIENTS = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To")
# Outlook in Korea names the smaller of two encodings and uses the larger.
CHARSETS = {"euc-kr": "cp949", "euc_kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949"}
NOT_SEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Arrived:
    """``sender`` is the one address in From, in small letters, and empty where there is none or more; ``vouched`` says
    that our own receiving server vouches for its domain. ``attachments`` are counted and nothing else.
    """

    message_id: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    vouched: bool = False
    automatic: bool = False
    text: str = ""
    attachments: int = 0

    @property
    def digest(self) -> str:
        """By what the same mail is known again."""
        return hashlib.sha256(self.message_id.encode(errors="replace")).hexdigest()


def read(raw: bytes, to: Sequence[str] = ()) -> Arrived:
    """What a mail says; ``to`` is whom it was delivered to, where that is known from elsewhere."""
    raw = raw[:LONGEST]
    nameless = hashlib.sha256(raw).hexdigest()
    try:
        message = message_from_bytes(raw, policy=policy.default)
        return _read(message, nameless, to)
    except Exception as fault:  # the library raises whatever it likes
        log.warning("a mail cannot be read: %s", fault.__class__.__name__)
        return Arrived(message_id=nameless, recipients=tuple(to), automatic=True)


def _read(message: EmailMessage, nameless: str, to: Sequence[str]) -> Arrived:
    sender = _sender(message)
    return Arrived(
        message_id=_plain(message, "Message-ID").strip()[:998] or nameless,
        sender=sender,
        recipients=(*to, *_recipients(message)),
        vouched=bool(sender) and is_vouched_for(sender, _all(message, "Authentication-Results")),
        automatic=_is_automatic(message),
        text=quotes.written_in(_text(message)[:LONGEST_TEXT]),
        attachments=sum(1 for part in _parts(message) if part.get_content_disposition() == "attachment"),
    )


def _sender(message: EmailMessage) -> str:
    fields = message.get_all("From", [])
    addresses = fields[0].addresses if len(fields) == 1 else ()
    return addresses[0].addr_spec.lower() if len(addresses) == 1 else ""


def _recipients(message: EmailMessage) -> Iterator[str]:
    for name in RECIPIENTS:
        for field in _all(message, name):
            yield from re.findall(r"[\w.+=-]+@[\w.-]+", field[:10_000])


def _is_automatic(message: EmailMessage) -> bool:
    """Whether no person wrote it: an answer of a machine, a list, a bounce, or a mail of ours that came back."""
    return (
        _plain(message, "Auto-Submitted").partition(";")[0].strip().lower() not in ("", "no")
        or _plain(message, "Precedence").strip().lower() in ("bulk", "junk", "list", "auto_reply")
        or _plain(message, "Return-Path").strip() == "<>"
        or message.get_content_type() == "multipart/report"
        or any(name in message for name in ("X-Autoreply", "X-Autorespond", "X-Madang-Delivery", "List-Id"))
        or _plain(message, "X-Auto-Response-Suppress").strip().lower() == "all"
    )


def _text(message: EmailMessage) -> str:
    """Its first plain text; what has none is read from its HTML."""
    found = {kind: _first(message, f"text/{kind}") for kind in ("plain", "html")}
    if found["plain"] is not None and (text := _decoded(found["plain"])).strip():
        flowed = found["plain"].get_param("format") == "flowed"
        return NOT_SEEN.sub("", _unwrapped(text) if flowed else text)
    return NOT_SEEN.sub("", text_of_html(_decoded(found["html"]))) if found["html"] is not None else ""


def _first(message: EmailMessage, kind: str) -> EmailMessage | None:
    shown = (part for part in _parts(message) if part.get_content_disposition() != "attachment")
    return next((part for part in shown if part.get_content_type() == kind), None)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            return
        yield part


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = str(part.get_content_charset() or "utf-8").lower()
    try:
        text = payload.decode(CHARSETS.get(charset, charset), errors="replace")
    except (LookupError, UnicodeError):
        text = payload.decode(errors="replace")
    return text.encode(errors="replace").decode()


def _unwrapped(text: str) -> str:
    """Lines that a program broke for the way (RFC 3676), whole again."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        goes_on = lines and lines[-1].endswith(" ") and lines[-1] != "-- " and not line.startswith(">")
        if goes_on and not lines[-1].startswith(">"):
            lines[-1] += line.removeprefix(" ")
        else:
            lines.append(line.removeprefix(" "))
    return "\n".join(lines)


def _all(message: EmailMessage, name: str) -> list[str]:
    return [str(field) for field in message.get_all(name, [])]


def _plain(message: EmailMessage, name: str) -> str:
    return next(iter(_all(message, name)), "")
