"""After the commit: numbers a workspace's Activities into its ledger, then tells whoever should know.

Everything here may run twice, in parallel, and be killed at any point: a row of Dispatch is there until all
that follows from its Activity has happened.
"""

import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from deliberation import search, webhooks
from deliberation.activity import KINDS
from deliberation.activity.texts import TEXTS, changed_by
from deliberation.calling import call_live_pages
from deliberation.chain import next_entry
from deliberation.changes import number_changes, untold_of
from deliberation.models import Activity, Argument, Dispatch, Initiative, Ledger, LedgerEntry
from deliberation.notifications import tell
from deliberation.outbox import record
from deliberation.permissions import Actor
from deliberation.tallies import Labels, recount_initiative

log = logging.getLogger(__name__)

BATCH = 500
LEASE = timedelta(minutes=2)
RETRY_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))


def dispatch(workspace_id: UUID) -> int:
    """Number what waits in a workspace, then let its consequences happen. Returns how many were numbered."""
    numbered = _number_all(workspace_id)
    while claimed := _claim(workspace_id):
        recounted: set[UUID] = set()  # all that is claimed has been committed: once is enough for all of it
        listening = webhooks.listening(workspace_id)
        for row in claimed:
            _fan_out(row, recounted, listening)
        numbered += _number_all(workspace_id)  # a recount has news of its own
    return numbered


@transaction.atomic
def number(workspace_id: UUID) -> int:
    """Give the next Activities their numbers, without gaps, chained by hash. Returns how many."""
    ledger = _locked_ledger(workspace_id)
    untold = untold_of(ledger, BATCH)
    waiting = [] if untold else _unnumbered(workspace_id)
    if not (untold or waiting):
        return 0
    entries = [next_entry(ledger, activity) for activity in waiting]
    LedgerEntry.objects.bulk_create(entries)
    number_changes(ledger, untold or waiting)
    transaction.on_commit(partial(call_live_pages, workspace_id))
    ledger.save(update_fields=["last_seq", "last_hash", "last_change", "told_through"])
    _settle(waiting)
    return len(untold or waiting)


def waiting_workspaces(now) -> list[UUID]:
    """Workspaces with something that nobody is at work on at ``now``."""
    waiting = Dispatch.objects.filter(_ready(now)).values_list("workspace_id", flat=True)
    untold = Ledger.objects.filter(told_through__lt=F("last_seq")).values_list("pk", flat=True)
    return list(waiting.union(untold))


def _number_all(workspace_id: UUID) -> int:
    return sum(iter(partial(number, workspace_id), 0))


def _locked_ledger(workspace_id: UUID) -> Ledger:
    Ledger.objects.get_or_create(workspace_id=workspace_id)
    return Ledger.objects.select_for_update(no_key=True).get(pk=workspace_id)


def _unnumbered(workspace_id: UUID) -> list[Activity]:
    waiting = Activity.objects.filter(dispatch__workspace=workspace_id, dispatch__numbered=False)
    return list(waiting.order_by("pk")[:BATCH])


def _settle(activities: list[Activity]) -> None:
    """What nobody is told of is done with its number; the rest waits for its consequences."""
    silent = [one.pk for one in activities if _is_settled(one)]
    Dispatch.objects.filter(pk__in=silent).delete()
    Dispatch.objects.filter(pk__in={one.pk for one in activities} - set(silent)).update(numbered=True)


def _is_settled(activity: Activity) -> bool:
    """A quiet one is told to no person; what it changed is counted, found and copied all the same."""
    kind = KINDS[activity.verb]
    if activity.verb in TEXTS or webhooks.types_of(activity):
        return False
    return kind.is_silent or (activity.quiet and not kind.is_counted)


def _claim(workspace_id: UUID) -> list[Dispatch]:
    now, owner = timezone.now(), str(uuid4())
    free = Dispatch.objects.filter(_ready(now), workspace=workspace_id, numbered=True).order_by("pk")
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            free = free.select_for_update(skip_locked=True)
        chosen = [row.pk for row in free[:BATCH]]
        Dispatch.objects.filter(_ready(now), pk__in=chosen).update(owner=owner, leased_until=now + LEASE)
    return list(Dispatch.objects.filter(owner=owner).select_related("activity").order_by("pk"))


def _ready(now) -> Q:
    return (Q(leased_until=None) | Q(leased_until__lt=now)) & (Q(not_before=None) | Q(not_before__lte=now))


def _fan_out(row: Dispatch, recounted: set[UUID], listening: webhooks.Listening) -> None:
    """Let one Activity's consequences happen; one that fails waits and holds up nobody."""
    kind = KINDS[row.activity.verb]
    try:
        for initiative_id in set(kind.recounts(row.activity)) - recounted:
            recount_initiative(initiative_id, partial(_tell_labels, row.activity.at))
            recounted.add(initiative_id)
        with transaction.atomic():
            _index(row.activity)
            if not row.activity.quiet:
                tell(row.activity, kind.audience(row.activity))
            webhooks.plan(row.activity, listening)
            Dispatch.objects.filter(pk=row.pk, owner=row.owner).delete()
    except Exception as fault:
        log.exception("consequence failed: %s", row.pk)
        _postpone(row, fault)


def _tell_labels(at: datetime, initiative: Initiative, labels: Labels) -> None:
    """Who may vote became others ``at`` some moment, and with that how some arguments are judged."""
    by = Actor(system_name="recount", acted_at=at)
    for argument in Argument.objects.filter(pk__in=labels).order_by("number"):
        details: dict[str, Any] = {"label": labels[argument.pk]}
        record(
            "argument.label_changed",
            by=by,
            subject=argument,
            initiative=initiative,
            argument=argument,
            **details,
        )


def _index(activity: Activity) -> None:
    if activity.verb in TEXTS:
        for kind, pks in changed_by(activity).items():
            search.index(kind, pks)


def _postpone(row: Dispatch, fault: Exception) -> None:
    wait = RETRY_AFTER[min(row.attempts, len(RETRY_AFTER) - 1)]
    Dispatch.objects.filter(pk=row.pk, owner=row.owner).update(
        attempts=row.attempts + 1,
        not_before=timezone.now() + wait,
        leased_until=None,
        owner="",
        fault=fault.__class__.__name__,
    )
