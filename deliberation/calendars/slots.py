"""When a recurring local time comes round, in zones whose clocks jump."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Slot:
    """A full hour of local time in an IANA `zone`, every `weekday` (0 is Monday) or, when None, every day.

    Raises ValueError for a weekday or an hour that no clock shows.
    """

    weekday: int | None
    hour: int
    zone: str

    def __post_init__(self) -> None:
        if self.weekday is not None and not 0 <= self.weekday <= 6:
            raise ValueError(f"no such weekday: {self.weekday}")
        if not 0 <= self.hour <= 23:
            raise ValueError(f"no such hour: {self.hour}")

    @property
    def step(self) -> timedelta:
        return timedelta(days=1 if self.weekday is None else 7)


def next_instant(slot: Slot, after: datetime) -> datetime:
    """Return the first scheduled instant strictly after an aware `after`, in UTC.

    Raises ValueError when `after` has no zone, ZoneInfoNotFoundError when the slot's zone is unknown.
    """
    # A day early: where clocks skip a whole day, yesterday's instant may still lie ahead.
    day = _scheduled_day(slot, _local_day(slot, after) - timedelta(days=1))
    while (instant := _instant(slot, day)) <= after:
        day += slot.step
    return instant


def last_instant(slot: Slot, at_or_before: datetime) -> datetime:
    """Return the latest scheduled instant not later than an aware `at_or_before`, in UTC.

    Raises ValueError when `at_or_before` has no zone, ZoneInfoNotFoundError when the slot's zone is unknown.
    """
    # A day late: where clocks go back over midnight, tomorrow's instant may already lie behind.
    day = _scheduled_day(slot, _local_day(slot, at_or_before) + timedelta(days=1))
    while (instant := _instant(slot, day)) > at_or_before:
        day -= slot.step
    return instant


def _local_day(slot: Slot, instant: datetime) -> date:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(ZoneInfo(slot.zone)).date()


def _scheduled_day(slot: Slot, latest: date) -> date:
    if slot.weekday is None:
        return latest
    return latest - timedelta(days=(latest.weekday() - slot.weekday) % 7)


def _instant(slot: Slot, day: date) -> datetime:
    """Return the day's instant; fold 0 moves a missing time forward by the gap and takes the first of two."""
    local = datetime(day.year, day.month, day.day, slot.hour, tzinfo=ZoneInfo(slot.zone), fold=0)
    return local.astimezone(UTC)
