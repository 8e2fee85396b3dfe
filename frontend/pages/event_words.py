"""What is said of days before an event, and of how ready it is."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Deadline, Event
from deliberation.reckoning.countdown import days_left
from deliberation.reckoning.readiness import Readiness, readiness
from frontend.reader import Reader


def when(event: Event, reader: Reader) -> str:
    """Its days, and how far away the first one is where it is held: "3–5 Jun · in 40 days"."""
    days = reader.date(event.starts_on)
    if event.ends_on and event.ends_on != event.starts_on:
        days = _("%(first)s to %(last)s") % {"first": days, "last": reader.date(event.ends_on)}
    return f"{days} · {how_far(event.starts_on, event, reader)}" if event.is_ahead else days


def how_far(day: date, event: Event, reader: Reader) -> str:
    left = days_left(day, event.time_zone, reader.now)
    if left == 0:
        return _("today")
    if left > 0:
        return ngettext("in %d day", "in %d days", left) % left
    return ngettext("%d day ago", "%d days ago", -left) % -left


def rule_in_words(deadline: Deadline) -> str:
    """ "3 weeks before"; of a day of its own, nothing."""
    if not deadline.is_counted:
        return ""
    says = {
        Deadline.Unit.DAYS: ngettext("%d day before", "%d days before", deadline.offset),
        Deadline.Unit.WEEKS: ngettext("%d week before", "%d weeks before", deadline.offset),
        Deadline.Unit.MONTHS: ngettext("%d month before", "%d months before", deadline.offset),
        Deadline.Unit.WORKING_DAYS: ngettext(
            "%d working day before", "%d working days before", deadline.offset
        ),
    }
    return says[Deadline.Unit(deadline.unit)] % deadline.offset


def ready_in_words(states: Iterable[str]) -> str:
    return percent_in_words(readiness(states))


def percent_in_words(found: Readiness) -> str:
    """ "40 % ready"; of nothing to do, nothing."""
    return "" if found.percent is None else _("%d%% ready") % found.percent
