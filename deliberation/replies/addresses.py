"""Signed addresses: ``reply+<word>@madang.example`` means one thing of one person, and can do nothing else.

The word is 30 bytes in base32, because mail programs change the case of addresses: which row, until which day, and
96 bits that only the holder of ``SECRET_KEY`` can make.
"""

from base64 import b32decode, b32encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from hmac import compare_digest
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

WORD = 48  # characters; with 15 of the mailbox and a plus they are the 64 that a local part may have
SIGNED = 12  # bytes of the signature
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
FOR_EVER = 0xFFFF


class Meaning(Enum):
    """What a mail to such an address asks for; each has a salt of its own."""

    COMMENT = "deliberation.replies.comment"  # in the thread of a notice, as whom it was sent to
    UNSUBSCRIBE = "deliberation.replies.unsubscribe"  # the end of one subscription
    NOT_AT_ONCE = "deliberation.replies.not_at_once"  # the end of mails beside its digest


@dataclass(frozen=True, slots=True)
class Meant:
    meaning: Meaning
    pk: UUID
    until: int  # days since EPOCH

    def has_ended(self, now: datetime) -> bool:
        return self.until != FOR_EVER and (now - EPOCH).days > self.until


def is_on() -> bool:
    """Whether somebody reads what is sent to such addresses."""
    return bool(settings.REPLIES)


def address_of(meaning: Meaning, pk: UUID, until: datetime | None = None) -> str:
    """The address that means this row; the same row gives the same one. Without ``until`` it lasts for ever."""
    local, _at, domain = settings.REPLIES["address"].partition("@")
    days = (until - EPOCH).days if until else FOR_EVER
    said = pk.bytes + days.to_bytes(2, "big")
    word = b32encode(said + _signature(meaning, said)).decode().lower()
    return f"{local}+{word}@{domain}"


def meant_by(addresses: Iterable[str]) -> Meant | None:
    """What the first of them means that we have signed, whether it still holds or not."""
    words = (_word_in(address) for address in addresses)
    return next((meant for word in words if word and (meant := _read(word))), None)


def _word_in(address: str) -> str:
    """What stands behind the plus, if the rest is our mailbox."""
    local, _at, domain = address.strip().lower().rpartition("@")
    mailbox, _plus, word = local.partition("+")
    return word if is_on() and f"{mailbox}@{domain}" == settings.REPLIES["address"].lower() else ""


def _read(word: str) -> Meant | None:
    if len(word) != WORD or not word.isascii():
        return None
    try:
        content = b32decode(word.upper())
    except ValueError:
        return None
    said, signature = content[:-SIGNED], content[-SIGNED:]
    for meaning in Meaning:
        if compare_digest(signature, _signature(meaning, said)):
            return Meant(meaning, UUID(bytes=said[:16]), int.from_bytes(said[16:], "big"))
    return None


def _signature(meaning: Meaning, said: bytes) -> bytes:
    return salted_hmac(meaning.value, said, algorithm="sha256").digest()[:SIGNED]
