"""What proposes to open a decided initiative again: set by whoever facilitates, told once, settled with a word."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from deliberation.actions.locks import locked_initiative, require_stage, still_there
from deliberation.actions.writing import clean, fault_of_place, one_line
from deliberation.errors import Fault, NotNow
from deliberation.models import (
    Activity,
    Commitment,
    Decision,
    Evidence,
    Initiative,
    Position,
    Source,
    Trigger,
)
from deliberation.models.stages import ACT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_watch_decision, require

CALENDAR = "calendar"
A_DAY = timedelta(days=1)  # the furthest that a zone is ahead of UTC
WATCHES = {
    Trigger.Kind.DATE: "on",
    Trigger.Kind.SOURCE: "source",
    Trigger.Kind.COMMITMENT: "commitment",
    Trigger.Kind.POSITION: "organisation",
}


@transaction.atomic
def set_trigger(
    *,
    by: Actor,
    decision: Decision,
    kind: str,
    on: date | None = None,
    source: Source | None = None,
    commitment: Commitment | None = None,
    organisation: Organisation | None = None,
    note: str = "",
) -> Trigger:
    """Say what shall make the facilitators consider opening it again; a kind watches one thing.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_watch_decision(by, decision))
    decision = _standing(decision)
    trigger = Trigger(decision=decision, kind=kind, on=on, source=source)
    trigger.commitment, trigger.organisation = commitment, organisation
    trigger.note, trigger.added_by, trigger.created_at = one_line(note), by.person, by.moment
    _require_shape(trigger, by)
    trigger.save(force_insert=True)
    _record("decision.trigger_set", by, trigger)
    return trigger


@transaction.atomic
def remove_trigger(*, by: Actor, trigger: Trigger) -> None:
    """Watch for it no longer, as long as it has not happened. Raises NotAllowed, NotNow."""
    require(can_watch_decision(by, trigger.decision))
    decision = _standing(trigger.decision)
    trigger = still_there(decision.triggers.all(), trigger.pk)
    if trigger.fired_at is not None:
        raise NotNow(_("It has happened; open the initiative again, or say why not."), code="fired")
    _record("decision.trigger_removed", by, trigger)
    trigger.delete()


@transaction.atomic
def keep_decision(*, by: Actor, trigger: Trigger, reason: str) -> Trigger:
    """Say why the decision stands although what it watched for happened. Raises NotAllowed, NotNow, Invalid."""
    require(can_watch_decision(by, trigger.decision))
    decision = _standing(trigger.decision)
    trigger = still_there(decision.triggers.all(), trigger.pk)
    if trigger.fired_at is None or trigger.settled_at is not None:
        raise NotNow(_("There is nothing to settle here."), code="nothing_to_settle")
    trigger.reason = one_line(reason)
    clean(trigger, required=("reason",))
    trigger.settled_as, trigger.settled_by, trigger.settled_at = Trigger.Settled.KEPT, by.person, by.moment
    trigger.save(update_fields=["reason", "settled_as", "settled_by", "settled_at"])
    _record("decision.trigger_settled", by, trigger)
    return trigger


def settle_by_opening(initiative: Initiative, by: Actor) -> None:
    """Part of opening again: what proposed it is settled by it."""
    rows = Trigger.objects.unsettled().filter(decision__initiative=initiative)
    rows.update(settled_as=Trigger.Settled.REOPENED, settled_by=by.user, settled_at=by.moment)


def fire_due(now: datetime) -> int:
    """Tell the facilitators of all that happened by ``now`` (aware). Returns how many were told, each once."""
    by = Actor(system_name=CALENDAR, acted_at=now)
    return sum(_fire(by, trigger) for trigger in _happened(now))


def _happened(now: datetime) -> Iterator[Trigger]:
    """Dates by the calendar of the workspace; what a source or a position came to by the rows."""
    waiting = Trigger.objects.waiting().select_related("decision__initiative__workspace")
    for trigger in waiting.filter(kind=Trigger.Kind.DATE, on__lte=(now.date() + A_DAY)):
        zone = ZoneInfo(trigger.initiative.workspace.time_zone)
        if trigger.on <= now.astimezone(zone).date():
            yield trigger
    for trigger in waiting.filter(kind=Trigger.Kind.COMMITMENT):
        if _is_late(trigger, now):
            yield trigger
    yield from _refuted(waiting.filter(kind=Trigger.Kind.SOURCE))
    yield from _moved(waiting.filter(kind=Trigger.Kind.POSITION))


def _is_late(trigger: Trigger, now: datetime) -> bool:
    """Something of the commitment was due before today, as its workspace has it, and is not done."""
    today = now.astimezone(ZoneInfo(trigger.initiative.workspace.time_zone)).date()
    return Commitment.objects.kept().due_by(today - A_DAY).filter(pk=trigger.commitment_id).exists()


def _refuted(waiting: QuerySet[Trigger]) -> QuerySet[Trigger]:
    """Of a source: somebody said that it does not hold any more, or graded what it says as weak since."""
    weak = Evidence.objects.shown().filter(source=OuterRef("source"), grade=Evidence.Grade.WEAK)
    graded = Activity.objects.filter(
        initiative=OuterRef("argument__initiative"),
        subject_id=OuterRef("pk"),
        verb="evidence.edited",
        details__fields__icontains='"grade"',  # as JSON has it: not "grade_reason"
        at__gt=OuterRef(OuterRef("created_at")),
    )
    since = weak.filter(Q(created_at__gt=OuterRef("created_at")) | Exists(graded))
    return waiting.filter(Q(source__refuted_on__isnull=False) | Exists(since))


def _moved(waiting: QuerySet[Trigger]) -> QuerySet[Trigger]:
    """Of an organisation: it stated another position on the initiative after the trigger was set."""
    later = Position.objects.filter(
        initiative=OuterRef("decision__initiative"),
        organisation=OuterRef("organisation"),
        stated_at__gt=OuterRef("created_at"),
    )
    return waiting.filter(Exists(later))


@transaction.atomic
def _fire(by: Actor, trigger: Trigger) -> bool:
    """One UPDATE of many changes the row, so that it is told once however many beats ask."""
    initiative = locked_initiative(trigger.initiative)
    claimed = Trigger.objects.waiting().filter(pk=trigger.pk).update(fired_at=by.moment)
    if claimed and initiative.allows(ACT):
        _record("decision.trigger_fired", by, trigger)
    return bool(claimed)


def _record(verb: str, by: Actor, trigger: Trigger) -> None:
    place = trigger.initiative
    record(
        verb, by=by, subject=trigger.decision, initiative=place, trigger=str(trigger.pk), kind=trigger.kind
    )


def _standing(decision: Decision) -> Decision:
    """As it is now, under its initiative's lock. Raises NotNow unless it is confirmed and nobody opened it again."""
    initiative = locked_initiative(decision.initiative)
    require_stage(initiative, ACT)
    decision = Decision.objects.get(pk=decision.pk)
    decision.initiative = initiative
    if decision.state != Decision.State.CONFIRMED:
        raise NotNow(_("Only a decision that stands can be opened again."), code="no_decision")
    return decision


def _require_shape(trigger: Trigger, by: Actor) -> None:
    """Raise Invalid with every fault: of what is watched, of where that stands, of the words."""
    clean(trigger, besides=[*_faults_of_kind(trigger), *_faults_of_place(trigger, by)])


def _faults_of_kind(trigger: Trigger) -> Iterator[Fault]:
    """A kind has the one thing that it watches."""
    for kind, name in WATCHES.items():
        given = getattr(trigger, name) is not None
        if given and kind != trigger.kind:
            yield Fault(name, "not_watched", str(_("This kind does not watch it.")))
        if not given and kind == trigger.kind:
            yield Fault(name, "required", str(_("Say what is watched.")))


def _faults_of_place(trigger: Trigger, by: Actor) -> Iterator[Fault]:
    """It is of this workspace, and a date is still to come."""
    workspace = trigger.initiative.workspace
    if trigger.on and trigger.on <= by.moment.astimezone(ZoneInfo(workspace.time_zone)).date():
        yield Fault("on", "past", str(_("Choose a day after today.")))
    if trigger.source and trigger.source.workspace_id != workspace.pk:
        yield Fault("source", "unknown", str(_("This source is not in the workspace's library.")))
    if trigger.commitment and trigger.commitment.workspace_id != workspace.pk:
        yield Fault("commitment", "unknown", str(_("This commitment is not in the workspace.")))
    yield from fault_of_place(workspace.pk, trigger.organisation, "organisation")
