"""When a calendar day is told of, where somebody lives."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(8)
DAY = timedelta(days=1)
CATCHING_UP = timedelta(days=7)  # a day on which nobody asked is still told of so much later


def is_day_to_tell(day: date, zone: str, now: datetime) -> bool:
    """Say whether ``day`` has come in the zone at an aware ``now``, within a week, and it is past eight in the morning.

    Whoever asks keeps what was told, so that each day is told of once: on the day itself, or when one asks again.
    """
    local = now.astimezone(ZoneInfo(zone))
    return local.date() - CATCHING_UP <= day <= local.date() and local.time() >= MORNING


def days_to_tell(now: datetime) -> tuple[date, date]:
    """Return the first and the last calendar day that is told of anywhere on earth at an aware ``now``."""
    day = now.astimezone(UTC).date()
    return day - DAY - CATCHING_UP, day + DAY
