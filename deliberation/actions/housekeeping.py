"""How long is kept what nobody needs for ever: one table, which a nightly job and a command go through.

Anything may run twice, also at once: rows go in small transactions, and what is gone is gone. Each line of the table
goes by itself: one that fails is logged and holds up no other.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Invitation, KeptMail, OutgoingMail, SecurityEvent, Token
from deliberation.actions.attachments import let_attachments_go, lost_attachments
from deliberation.actions.job_files import let_files_go, lost_files
from deliberation.models import (
    ArrivedMail,
    Attachment,
    Delivery,
    IdempotentRequest,
    Job,
    Notification,
    WebhookDelivery,
    WebhookSecret,
)

log = logging.getLogger(__name__)

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Retention:
    """Which ``rows(before)`` a moment nobody needs any more, for how long they are kept until then, and why so long."""

    lasts: Callable[[], timedelta]
    rows: Callable[[datetime], QuerySet]
    why: str
    let_go: Callable[[QuerySet], None] | None = None  # what points at them, before they go
    keeps_rows: bool = False  # what ``let_go`` does is all

    def count(self, before: datetime) -> int:
        return self.rows(before).count()

    def tidy(self, before: datetime) -> int:
        pks = list(self.rows(before).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), AT_ONCE):
            rows = self.rows(before).filter(pk__in=pks[start : start + AT_ONCE])
            with transaction.atomic():
                if self.let_go:
                    self.let_go(rows)
                if not self.keeps_rows:
                    rows.delete()
        return len(pks)


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Files that no row names any more: ``names(before)`` a moment, how old those are, and why not younger."""

    lasts: Callable[[], timedelta]
    names: Callable[[datetime], list[str]]
    why: str

    def count(self, before: datetime) -> int:
        return len(self.names(before))

    def tidy(self, before: datetime) -> int:
        lost = self.names(before)
        for name in lost:
            default_storage.delete(name)
        return len(lost)


def _fixed(**period: int) -> Callable[[], timedelta]:
    return lambda: timedelta(**period)


def _set(name: str) -> Callable[[], timedelta]:
    return lambda: timedelta(days=getattr(settings, name))


def _of_no_session(before: datetime) -> QuerySet[UserSession]:
    there = Session.objects.filter(session_key=OuterRef("session_key"))
    return UserSession.objects.filter(~Exists(there), last_seen_at__lt=before)


def _part_from_digests(mails: QuerySet) -> None:
    """A digest can be read in the archive for ever; that its mail arrived is forgotten."""
    Delivery.objects.filter(mail__in=mails).update(mail=None)


RETENTIONS: dict[str, Retention | Leftovers] = {
    "sessions": Retention(
        _fixed(days=0),
        lambda before: Session.objects.filter(expire_date__lt=before),
        "they open nothing any more",
    ),
    "session_list": Retention(
        _fixed(days=1), _of_no_session, "a person's list of sessions shows those that are there"
    ),
    "tokens": Retention(
        _fixed(days=30),
        lambda before: Token.objects.filter(expiry__lt=before),
        "for a while a person sees what has ended",
    ),
    "invitations": Retention(
        _fixed(days=90),
        lambda before: Invitation.objects.filter(used_at=None, expires_at__lt=before),
        "owners see what was not taken up; the used ones say how a member came",
    ),
    "requests": Retention(
        _fixed(hours=24),
        lambda before: IdempotentRequest.objects.filter(created_at__lt=before),
        "the API promises the same answer for a day",
    ),
    "job_files": Retention(
        _fixed(days=0),
        lambda before: Job.objects.with_files().resting().filter(expires_at__lt=before),
        "a file says what its person saw when it was written",
        let_files_go,
        keeps_rows=True,
    ),
    "lost_job_files": Leftovers(
        _fixed(days=1),
        lost_files,
        "a worker was killed or a request rolled back, and no row names them; none is under way for so long",
    ),
    "jobs": Retention(
        _fixed(days=90),
        lambda before: Job.objects.over().filter(created_at__lt=before),
        "people see what they exported and imported, and the same file again is known",
        let_files_go,
    ),
    "attachments": Retention(
        _fixed(days=35),
        lambda before: Attachment.objects.filter(created_at__lt=before).cited_nowhere(),
        "no text shows them; a draft that does lies in a browser for thirty days",
        let_attachments_go,
    ),
    "lost_attachments": Leftovers(
        _fixed(days=1),
        lost_attachments,
        "a request was rolled back after its file was kept, and no row names it",
    ),
    "kept_mails": Retention(
        _fixed(days=30),
        lambda before: KeptMail.objects.filter(kept_at__lt=before),
        "the embedded run keeps them to be looked at",
    ),
    "mails": Retention(
        _set("KEEP_MAILS_DAYS"),
        lambda before: OutgoingMail.objects.filter(settled_at__lt=before),
        "operators find out what became of a mail",
        _part_from_digests,
    ),
    "held_mails": Retention(
        _fixed(days=30),
        lambda before: ArrivedMail.objects.filter(state=ArrivedMail.State.HELD, arrived_at__lt=before),
        "their person has a month to look at them",
    ),
    "arrived_mails": Retention(
        _set("KEEP_MAILS_DAYS"),
        lambda before: ArrivedMail.objects.filter(arrived_at__lt=before),
        "operators find out what became of a mail; the same one is known again",
    ),
    "webhook_deliveries": Retention(
        _fixed(days=30),
        lambda before: WebhookDelivery.objects.filter(created_at__lt=before).exclude(settled_at__gte=before),
        "who keeps a webhook finds out what became of a message; one that waits for so long is no news",
    ),
    "webhook_secrets": Retention(
        _fixed(days=0),
        lambda before: WebhookSecret.objects.filter(ends_at__lt=before),
        "they sign nothing any more",
    ),
    "notifications": Retention(
        _set("KEEP_READ_NOTICES_DAYS"),
        lambda before: Notification.objects.filter(read_at__lt=before),
        "the inbox is for what is new; unread ones stay",
    ),
    "security_events": Retention(
        _set("KEEP_SECURITY_EVENTS_DAYS"),
        lambda before: SecurityEvent.objects.filter(at__lt=before),
        "what happened to a way in is found out late; the database keeps them for 90 days at least",
    ),
}


def count_waiting(now: datetime) -> dict[str, int]:
    """How many rows of each sort would go at ``now`` (aware); nothing is changed."""
    return {name: one.count(now - one.lasts()) for name, one in RETENTIONS.items()}


def tidy(now: datetime, *, told: Callable[[int], None] = lambda done: None) -> dict[str, int]:
    """Let go what nobody needs any more at ``now`` (aware). Returns how many rows of each sort went.

    A sort that failed has no number. ``told`` hears how many sorts are done.
    """
    gone: dict[str, int] = {}
    for done, (name, one) in enumerate(RETENTIONS.items(), start=1):
        try:
            gone[name] = one.tidy(now - one.lasts())
        except Exception:
            log.exception("retention failed: %s", name)
        told(done)
    return gone
