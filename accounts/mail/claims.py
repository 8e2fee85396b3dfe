"""The states of a mail: planned → claimed → sending → accepted, retry, bounced, skipped, unknown or failed.

Every step is a conditional UPDATE: a worker whose lease ran out changes nothing.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import BooleanField, Case, F, Value, When
from django.utils import timezone

from accounts.models import MailState, OutgoingMail, User

from . import service
from .waiting import SECRETS_ARE_GONE, of_kind, waiting

BATCH = 250
LEASE = timedelta(minutes=5)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))


UNSENT = (MailState.FAILED, MailState.BOUNCED, MailState.SKIPPED, MailState.UNKNOWN)  # as far as one knows

# Whatever was once sent without an answer stays a possible duplicate when it is sent again.
_DOUBTED = Case(
    When(state=MailState.UNKNOWN, then=Value(True)),
    default=F("possible_duplicate"),
    output_field=BooleanField(),
)


def plan(mails: Iterable[tuple[str, User]], not_before: datetime) -> list[OutgoingMail]:
    """Write a row for each (key, person) whose key has none yet, in the caller's transaction."""
    wanted = dict(mails)
    there = set(OutgoingMail.objects.filter(key__in=wanted).values_list("key", flat=True))
    rows = [
        OutgoingMail(key=key, person=person, not_before=not_before)
        for key, person in wanted.items()
        if key not in there
    ]
    return OutgoingMail.objects.bulk_create(rows, batch_size=500)


def plan_to(address: str, key: str, not_before: datetime) -> None:
    """The same for one who has no account yet, or is not to be known by it."""
    OutgoingMail.objects.get_or_create(key=key, defaults={"address": address, "not_before": not_before})


def take_back(moment: datetime) -> None:
    """Free what dead workers left: before the socket it is planned again, after it nobody knows."""
    left = OutgoingMail.objects.filter(leased_until__lt=moment)
    free = {"owner": "", "leased_until": None}
    left.filter(state=MailState.CLAIMED).update(state=MailState.PLANNED, **free)
    settled = Case(When(possible_duplicate=True, then=Value(moment)), default=None)
    left.filter(state=MailState.SENDING).update(
        state=MailState.UNKNOWN, reason="worker_lost", failed_at=moment, settled_at=settled, **free
    )


def claim(now: datetime, *, only: str = "") -> list[OutgoingMail]:
    """Take the next mails that may leave at ``now``, for LEASE; none while mail is paused.

    ``only`` is one person's address.
    """
    owner = str(uuid4())
    with transaction.atomic():
        row = service.locked()
        service.note_sender(row, everybody=not only)
        if row.paused_at:
            return []
        service.drop_late(row, timezone.now())
        ready = service.not_held(row).filter(not_before__lte=now).order_by("not_before", "id")
        if only:
            ready = ready.filter(person__email__iexact=only)
        if connection.features.has_select_for_update_skip_locked:
            ready = ready.select_for_update(skip_locked=True, of=("self",))
        chosen = list(ready.values_list("pk", flat=True)[:BATCH])
        if not chosen:
            return []
        waiting().filter(pk__in=chosen).update(
            possible_duplicate=_DOUBTED,
            state=MailState.CLAIMED,
            owner=owner,
            leased_until=timezone.now() + LEASE,
        )
    held = OutgoingMail.objects.filter(owner=owner).select_related("person")
    return list(held.order_by("not_before", "id"))


def begin(mail: OutgoingMail, message_id: str) -> bool:
    """Commit that the socket is about to be used. False when the lease ran out: then it is another's."""
    moment = timezone.now()
    return _move(
        mail,
        MailState.CLAIMED,
        leased_at=moment,
        state=MailState.SENDING,
        attempts=mail.attempts + 1,
        message_id=message_id,
        leased_until=moment + LEASE,
    )


def never_began(mail: OutgoingMail) -> None:
    """Take back that it began: there was no connection, so nothing was handed over and no try is spent."""
    _move(
        mail,
        MailState.SENDING,
        state=MailState.PLANNED,
        attempts=mail.attempts,
        owner="",
        leased_until=None,
    )


def settle(
    mail: OutgoingMail, before: str, state: str, *, reason: str = "", answer: str = "", provider_id: str = ""
) -> bool:
    """Commit how it ended. False when the lease ran out meanwhile."""
    moment = timezone.now()
    failed = {} if state in (MailState.ACCEPTED, MailState.SKIPPED) else {"failed_at": moment}
    known_as: dict[str, Any] = {"provider_id": provider_id} if provider_id else {}
    return _move(
        mail,
        before,
        state=state,
        reason=reason,
        answer=answer[:300],
        owner="",
        leased_until=None,
        settled_at=moment,
        **failed,
        **known_as,
    )


def postpone(mail: OutgoingMail, before: str, now: datetime, *, reason: str, answer: str = "") -> str:
    """Try again later, 1, 5, 15, 60 and 240 minutes after ``now``; then it has failed. Returns the state."""
    tries = mail.attempts + 1
    if tries > len(WAITS):
        settle(mail, before, MailState.FAILED, reason=reason, answer=answer)
        return MailState.FAILED
    _move(
        mail,
        before,
        state=MailState.RETRY,
        reason=reason,
        answer=answer[:300],
        attempts=tries,
        not_before=now + WAITS[tries - 1],
        owner="",
        leased_until=None,
        failed_at=timezone.now(),
    )
    return MailState.RETRY


def lose_sight(mail: OutgoingMail, reason: str) -> None:
    """It may have been sent. It is tried once more, and marked as a possible duplicate then."""
    moment = timezone.now()
    _move(
        mail,
        MailState.SENDING,
        state=MailState.UNKNOWN,
        reason=reason,
        owner="",
        leased_until=None,
        failed_at=moment,
        settled_at=moment if mail.possible_duplicate else None,
    )


def give_back(mails: Iterable[OutgoingMail]) -> None:
    """Free claimed mails that were not tried, because the server cannot be reached. They keep their place."""
    held = OutgoingMail.objects.filter(pk__in=[mail.pk for mail in mails], state=MailState.CLAIMED)
    for owner in {mail.owner for mail in mails}:
        held.filter(owner=owner).update(state=MailState.PLANNED, owner="", leased_until=None)


def revive(mail: OutgoingMail, moment: datetime) -> bool:
    """Plan one anew that was given up, skipped, or whose outcome nobody knows. False where it is none, or what it had
    to say is forgotten because it held a secret."""
    rows = OutgoingMail.objects.filter(state__in=UNSENT, pk=mail.pk).exclude(of_kind(SECRETS_ARE_GONE))
    free = {"attempts": 0, "reason": "", "answer": "", "settled_at": None, "failed_at": None}
    return bool(rows.update(state=MailState.PLANNED, not_before=moment, possible_duplicate=_DOUBTED, **free))


def _move(mail: OutgoingMail, before: str, *, leased_at: datetime | None = None, **after) -> bool:
    """One UPDATE in SQL: it runs twice for every mail, and building it anew would cost as much as rendering.

    What was sealed is forgotten with the end. ``leased_at`` asks for a lease that has not run out by then.
    """
    conditions = {"id": mail.pk, "owner": mail.owner, "state": before}
    if after.get("settled_at"):
        after["sealed"] = ""
    changes = ", ".join(f"{name} = %s" for name in after)
    here = " AND ".join(f"{name} = %s" for name in conditions)
    values = [_stored(name, value) for name, value in (*after.items(), *conditions.items())]
    if leased_at is not None:
        here += " AND leased_until >= %s"
        values.append(_stored("leased_until", leased_at))
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {OutgoingMail._meta.db_table} SET {changes} WHERE {here}", values)  # noqa: S608
        return cursor.rowcount == 1


def _stored(name: str, value):
    return OutgoingMail._meta.get_field(name).get_db_prep_save(value, connection)
