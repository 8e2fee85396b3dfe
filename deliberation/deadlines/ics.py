"""Deadlines as iCalendar (RFC 5545). The same deadlines give the same bytes: stamps are the data's, not the clock's.

Moments are told in UTC, which needs no VTIMEZONE and is the same instant everywhere; days are all-day entries, which
are no instant anywhere. Deadlines take nobody's time (TRANSPARENT): they say by when, not how long; meetings do.
"""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from .facts import (
    ACTION,
    CHALLENGE,
    COMMITMENT,
    DEADLINE,
    DECISION,
    EVENT,
    MEETING,
    PREPARATION,
    SOURCE,
    VOTING,
    Deadline,
)

PRODUCT = "-//Madang//Deadlines//EN"
MEDIA = "text/calendar; charset=utf-8"
HOURS_BETWEEN = 6  # a calendar that subscribes asks again after that
ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,"})


class OneLine(vText):
    """Words without line breaks, escaped as RFC 5545, 3.3.11, has it; the library takes ``C:\\New`` for two lines."""

    def to_ical(self) -> bytes:
        return self.translate(ESCAPED).encode()


def write(deadlines: Iterable[Deadline], *, name: str, base: str) -> bytes:
    """In the language that is active; ``base`` is the address of this site, without a slash at its end."""
    calendar = _calendar()
    calendar.add("name", _sayable(name))
    calendar.add("x-wr-calname", _sayable(name))
    calendar["refresh-interval;value=duration"] = f"PT{HOURS_BETWEEN}H"
    for deadline in deadlines:
        calendar.add_component(_entry(deadline, base))
    return calendar.to_ical()


def method_of(meeting: Deadline) -> str:
    """What a calendar does with a meeting that comes by mail (RFC 5546): it takes it in, moves it, or strikes it out.

    Never REQUEST: calendars would answer by mail, and who comes is said by organisation, not by seat.
    """
    return "CANCEL" if meeting.is_off else "PUBLISH"


def write_alone(meeting: Deadline, *, base: str, organiser: tuple[str, str]) -> bytes:
    """One meeting to go with a mail, from an ``organiser`` (name, address), as RFC 5546 asks of what is published."""
    calendar, (name, address) = _calendar(), organiser
    calendar.add("method", method_of(meeting))
    entry = _entry(meeting, base)
    sender = vCalAddress(f"mailto:{address}")
    sender.params["cn"] = _sayable(name).replace('"', "'")
    entry.add("organizer", sender)
    calendar.add_component(entry)
    return calendar.to_ical()


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _entry(deadline: Deadline, base: str) -> Event:
    changed = deadline.changed_at.astimezone(UTC).replace(microsecond=0)
    entry = Event()
    entry.add("uid", f"{deadline.kind}-{deadline.id}@madang")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", deadline.version)
    entry.add("dtstart", _start(deadline))
    entry.add("summary", _sayable(_summary(deadline)))
    entry.add("url", f"{base}{deadline.path}")
    entry.add("description", f"{base}{deadline.path}")
    entry.add("categories", [deadline.kind])
    if deadline.ends_at is None:
        entry.add("transp", "TRANSPARENT")
    else:
        _sit(entry, deadline, deadline.ends_at)
    return entry


def _sit(entry: Event, deadline: Deadline, ends_at: datetime) -> None:
    """What takes its people's time, at a place, unless it is off."""
    entry.add("dtend", ends_at.astimezone(UTC).replace(microsecond=0))
    entry.add("transp", "TRANSPARENT" if deadline.is_off else "OPAQUE")
    entry.add("status", "CANCELLED" if deadline.is_off else "CONFIRMED")
    if deadline.place:
        entry.add("location", _sayable(deadline.place))


def _start(deadline: Deadline):
    at = deadline.at
    return at.astimezone(UTC).replace(microsecond=0) if isinstance(at, datetime) else at


def _summary(deadline: Deadline) -> str:
    words = {
        VOTING: _("Voting ends: %s"),
        CHALLENGE: _("Challenge due: %s"),
        ACTION: _("Action due: %s"),
        COMMITMENT: _("Commitment due: %s"),
        SOURCE: _("Source to be checked again: %s"),
        DECISION: _("Decided: %s"),
        EVENT: _("Event: %s"),
        DEADLINE: _("Deadline: %s"),
        PREPARATION: _("To prepare: %s"),
        MEETING: _("Meeting: %s"),
    }
    return words[deadline.kind] % " ".join(filter(None, (deadline.ref, deadline.title)))


def _sayable(text: str) -> OneLine:
    """One line, without the control characters that RFC 5545 does not allow."""
    said = "".join(sign for sign in text if unicodedata.category(sign) != "Cc" or sign.isspace())
    return OneLine(" ".join(said.split()))
