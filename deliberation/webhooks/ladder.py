"""When a delivery is tried again, and how long a webhook rests after a miss. Pure."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from uuid import UUID
from zlib import crc32

WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    *(timedelta(hours=hours) for hours in (2, 5, 10, 14, 20, 24)),
)
TRIES = len(WAITS) + 1
# Between two misses nothing else is tried, so that one that is dead takes little of a worker's time.
RESTS = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=5))
JITTER = 0.1  # at most so much of a wait is added, so that what failed together does not come back together
LONGEST_ASKED = timedelta(hours=24)


def wait_after(attempts: int, delivery_id: UUID, retry_after: str, now: datetime) -> timedelta | None:
    """How long after the try number ``attempts`` the next one comes, no sooner than it was asked to; None for never."""
    if attempts >= TRIES:
        return None
    wait = WAITS[attempts - 1]
    jitter = crc32(f"{delivery_id}:{attempts}".encode()) / 2**32  # alike for the same try, whoever asks
    return max(wait * (1 + JITTER * jitter), asked_to_wait(retry_after, now))


def rest_after(misses: int, retry_after: str, now: datetime) -> timedelta:
    """How long nothing is sent after the miss number ``misses`` in a row."""
    return max(RESTS[min(misses, len(RESTS)) - 1], asked_to_wait(retry_after, now))


def asked_to_wait(retry_after: str, now: datetime) -> timedelta:
    """What ``Retry-After`` says, in seconds or as a date, bounded; nothing where it says nothing."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:9])), LONGEST_ASKED)
    try:
        until = parsedate_to_datetime(text)
        return min(max(until - now, timedelta()), LONGEST_ASKED)
    except (TypeError, ValueError, OverflowError):
        return timedelta()
