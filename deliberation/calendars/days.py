"""When a calendar day is told of, where somebody lives."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(8)
DAY = timedelta(days=1)


def is_day_to_tell(day: date, zone: str, now: datetime) -> bool:
    """Say whether it is ``day`` in the zone at an aware ``now``, from eight in the morning on."""
    local = now.astimezone(ZoneInfo(zone))
    return local.date() == day and local.time() >= MORNING


def days_somewhere(now: datetime) -> tuple[date, date]:
    """Return the first and the last calendar day that it is anywhere on earth at an aware ``now``."""
    day = now.astimezone(UTC).date()
    return day - DAY, day + DAY
