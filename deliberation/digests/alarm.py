"""Whether something was not sent that should have been. ``alarms`` is pure: same facts, same alarms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.mail import service
from accounts.models import OutgoingMail
from accounts.models.mail_service import PausedFor

from .schedule import due

SILENT = timedelta(minutes=10)  # a tick is a minute, and a slow server may take five for a batch
LATE = timedelta(hours=1)
LONG = timedelta(days=1)

SENTENCES = {
    "paused_by_failures": _("Mail paused by itself: many recipients in a row failed. See why, then resume."),
    "paused_long": _("Mail has been paused for more than a day."),
    "held_long": _("Mail from before a restore has waited for a decision for more than a day."),
    "planner_silent": _("Nothing plans digests. Is beat running, and a worker on the queue “mail”?"),
    "sender_silent": _("Nothing sends mail. Is beat running, and a worker on the queue “mail”?"),
    "mail_waits": _("A mail has waited for more than an hour. Does the mail server answer?"),
    "digests_unplanned": _("A digest has been due for more than an hour and was not planned. See the log."),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rows say at ``now``. A moment is None where there is no such thing."""

    now: datetime
    planner_ran_at: datetime
    sender_ran_at: datetime
    paused_at: datetime | None = None
    paused_for: str = ""
    held_since: datetime | None = None
    waits_since: datetime | None = None
    due_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """What is wrong, by its code in SENTENCES, and since when."""

    code: str
    since: datetime

    @property
    def sentence(self) -> object:
        return SENTENCES[self.code]


def alarms(facts: Facts) -> list[Alarm]:
    """All that is wrong, the gravest first."""
    return [Alarm(code, since) for code, since, bears in _questions(facts) if _is_older(since, bears, facts)]


def facts_at(now: datetime) -> Facts:
    """The facts, from three or four rows that indexes find."""
    row = service.service()
    return Facts(
        now=now,
        planner_ran_at=row.planner_ran_at or row.created_at,
        sender_ran_at=row.sender_ran_at or row.created_at,
        paused_at=row.paused_at,
        paused_for=row.paused_for,
        held_since=row.held_until if row.held_until and service.held(row).exists() else None,
        waits_since=_waits_since(row, now),
        due_since=due(now - LATE).order_by("due_at").values_list("due_at", flat=True).first(),
    )


def alarms_now() -> list[Alarm]:
    return alarms(facts_at(timezone.now()))


def _questions(facts: Facts) -> Iterator[tuple[str, datetime | None, timedelta]]:
    """Each trouble, since when there may be one, and how long that is borne."""
    by_itself = facts.paused_for == PausedFor.FAILURES
    yield "paused_by_failures", facts.paused_at if by_itself else None, timedelta()
    yield "paused_long", None if by_itself else facts.paused_at, LONG
    yield "held_long", facts.held_since, LONG
    yield "planner_silent", facts.planner_ran_at, SILENT
    yield "sender_silent", facts.sender_ran_at, SILENT
    yield "mail_waits", None if facts.paused_at else facts.waits_since, LATE
    yield "digests_unplanned", facts.due_since, LATE


def _is_older(since: datetime | None, bears: timedelta, facts: Facts) -> bool:
    return since is not None and facts.now - since >= bears


def _waits_since(row, now: datetime) -> datetime | None:
    """Since when the longest of those waits that may leave; what an operator let go, since then."""
    before = now - LATE
    oldest: OutgoingMail | None = (
        service.unsettled(row)
        .filter(not_before__lte=before, created_at__lte=before)
        .order_by("not_before", "id")
        .first()
    )
    if oldest is None:
        return None
    return max(filter(None, (oldest.not_before, oldest.created_at, row.resumed_at)))
