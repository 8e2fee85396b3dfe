"""Whether mail leaves at all. Each change locks the one row that claiming locks too, so it holds from its commit on.

What a worker had claimed and not begun is free again with a pause; only a mail that is just being handed over ends.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import MailService, MailState, OutgoingMail, User
from accounts.models.mail_service import PausedFor

from .waiting import SECRETS_ARE_GONE, due_until, in_hand, of_kind, waiting

FREE = {"owner": "", "leased_until": None}
DROPPED = Q(state=MailState.SKIPPED, reason__in=["paused", "restored"])  # by an operator, who may regret it


def service() -> MailService:
    """The row as it is, to be read."""
    return (
        MailService.objects.filter(pk=MailService.ONLY).select_related("paused_by").first() or MailService()
    )


def locked() -> MailService:
    """The row, locked until the transaction ends."""
    rows = MailService.objects.select_for_update(no_key=True).filter(pk=MailService.ONLY)
    if (row := rows.first()) is None:
        MailService.objects.get_or_create(pk=MailService.ONLY)
        row = rows.get()
    return row


@transaction.atomic
def pause(now: datetime, why: str, by: User | None = None) -> bool:
    """Let nothing be sent from now on; planning goes on. False where it is paused already."""
    row = locked()
    if row.paused_at:
        return False
    row.paused_at, row.paused_for, row.paused_by = now, PausedFor(why), by
    row.save()
    free_claimed()
    return True


@transaction.atomic
def resume(now: datetime) -> bool:
    """Let mail leave again, also what waited. False where it was not paused."""
    row = locked()
    if not row.paused_at:
        return False
    row.paused_at, row.paused_for, row.paused_by, row.resumed_at = None, "", None, now
    row.save()
    return True


@transaction.atomic
def hold(now: datetime) -> int:
    """After a restore: what was due until now waits for a word. Returns how many there are already."""
    row = locked()
    row.held_until = now
    row.save()
    free_claimed()
    return held().count()


@transaction.atomic
def release() -> int:
    """Let what is held leave. Returns how many mails that is now."""
    row = locked()
    count = held(row).count()
    row.held_until, row.resumed_at = None, timezone.now()
    row.save()
    return count


@transaction.atomic
def drop_held(now: datetime) -> int:
    """Give up what is held, also what is planned of it later. Returns how many mails that was now."""
    row = locked()
    if row.held_until is None:
        return 0
    row.dropped_until = max(filter(None, (row.held_until, row.dropped_until)))
    row.held_until, row.dropped_at = None, now
    row.save()
    return drop_late(row, now)


def drop_late(row: MailService, now: datetime) -> int:
    """Skip what was given up before it was planned; the caller holds the lock."""
    return _drop(waiting().filter(due_until(row.dropped_until)), "restored", now) if row.dropped_until else 0


@transaction.atomic
def drop_waiting(now: datetime) -> int:
    """Give up what a pause held up. Returns how many mails."""
    row = locked()
    row.dropped_at = now
    row.save()
    return _drop(not_held(row).filter(not_before__lte=now), "paused", now)


@transaction.atomic
def bring_back() -> int:
    """Plan anew what was dropped the last time, also what was dropped later in its wake. Returns how many mails."""
    row = locked()
    count = dropped(row).update(state=MailState.PLANNED, reason="", settled_at=None)
    row.dropped_at = row.dropped_until = None
    row.resumed_at = timezone.now()
    row.save()
    return count


def dropped(row: MailService) -> QuerySet[OutgoingMail]:
    """What can be brought back; secrets cannot."""
    if row.dropped_at is None:
        return OutgoingMail.objects.none()
    lately = OutgoingMail.objects.filter(DROPPED, settled_at__gte=row.dropped_at)
    return lately.exclude(of_kind(SECRETS_ARE_GONE))


def not_held(row: MailService) -> QuerySet[OutgoingMail]:
    return waiting().exclude(_held(row)) if row.held_until else waiting()


def unsettled(row: MailService) -> QuerySet[OutgoingMail]:
    """What may leave or is just leaving."""
    return not_held(row) | in_hand()


def held(row: MailService | None = None) -> QuerySet[OutgoingMail]:
    """What waits for an operator's word."""
    return waiting().filter(_held(row or service()))


def free_claimed() -> None:
    """What a worker has and has not begun is anybody's again: its next step changes nothing."""
    OutgoingMail.objects.filter(state=MailState.CLAIMED).update(state=MailState.PLANNED, **FREE)


def note_sender(row: MailService, *, everybody: bool) -> None:
    """The heartbeat of whoever sends; a run for one person says nothing of the others."""
    if everybody:
        row.sender_ran_at = timezone.now()
        row.save(update_fields=["sender_ran_at"])


def note_planned() -> None:
    """The heartbeat of whoever plans."""
    MailService.objects.update_or_create(pk=MailService.ONLY, defaults={"planner_ran_at": timezone.now()})


def _held(row: MailService) -> Q:
    return due_until(row.held_until) if row.held_until else Q(pk__in=[])


def _drop(rows: QuerySet[OutgoingMail], reason: str, now: datetime) -> int:
    """What was sealed is forgotten with the end, as with every other."""
    return rows.update(state=MailState.SKIPPED, reason=reason, settled_at=now, sealed="", **FREE)
