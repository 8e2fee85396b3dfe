"""The ways between stages: what each asks for, and how a step is written down."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_initiative
from deliberation.actions.writing import many_lines
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.models import Decision, Initiative, Party, Stage, StageChange, Tally
from deliberation.models.stages import NEXT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_change_stage, require

LONGEST_REASON = StageChange._meta.get_field("reason").max_length


@transaction.atomic
def extend_deliberation(
    *, by: Actor, initiative: Initiative, closes_at: datetime | None, reason: str
) -> Initiative:
    """Let it close later, once and with a reason; ``closes_at`` is aware. Raises NotAllowed, NotNow, Invalid."""
    require(can_change_stage(by, initiative, Stage.DECIDING))
    initiative = locked_initiative(initiative)
    _require_extendable(initiative, by.moment)
    faults = list(_faults_of_extension(initiative, closes_at, reason))
    if faults:
        raise Invalid(faults=faults)
    initiative.closes_at, initiative.extended = closes_at, True
    take_step(initiative, Stage.OPEN, by=by, reason=reason)
    record("initiative.extended", by=by, subject=initiative, initiative=initiative)
    return initiative


def take_step(initiative: Initiative, to: str, *, by: Actor, reason: str = "") -> None:
    """Write the new stage of a locked initiative, and the step into its history."""
    before, moment = initiative.stage, by.moment
    StageChange.objects.create(
        initiative=initiative,
        before=before,
        after=to,
        by=by.user,
        reason=many_lines(reason),
        closes_at=initiative.closes_at,
        at=moment,
    )
    if to != before:
        initiative.stage, initiative.stage_since = to, moment
    initiative.updated_at = moment
    initiative.version += 1
    fields = ["stage", "stage_since", "opens_at", "closes_at", "extended", "updated_at", "version"]
    initiative.save(update_fields=fields)


def require_way(initiative: Initiative, to: str) -> None:
    """Raise NotNow unless a facilitator or the calendar may take this way from where it is."""
    if to == Stage.DECIDED:
        raise NotNow(
            _("It is decided when every lead party has confirmed the decision."), code="needs_decision"
        )
    if to not in NEXT[initiative.stage]:
        raise NotNow(
            _("From “%(stage)s” there is no way to that stage.") % {"stage": initiative.get_stage_display()},
            code="no_such_way",
        )


def prepare(
    initiative: Initiative, to: str, *, closes_at: datetime | None, reason: str, now: datetime
) -> None:
    """What has to be there before the step, all of it at once. Raises Invalid."""
    faults = list(_faults_of_reason(initiative, to, reason))
    if to == Stage.OPEN:
        again = initiative.stage != Stage.DRAFT
        initiative.closes_at = closes_at or (None if again else initiative.closes_at)
        initiative.opens_at = initiative.opens_at if again and initiative.opens_at else now
        initiative.extended = False
        faults += _missing_for_opening(initiative, now)
    if faults:
        raise Invalid(_("Some things are missing before it can move on."), code="incomplete", faults=faults)


def wait_for_votes(initiative: Initiative) -> None:
    """Votes under way hold their tallies: wait for them, so that none is counted after the bell."""
    tallies = Tally.objects.filter(initiative=initiative).order_by("pk")
    list(tallies.select_for_update(no_key=True).values_list("pk"))


def _require_extendable(initiative: Initiative, now: datetime) -> None:
    if initiative.stage_at(now) != Stage.OPEN:
        raise NotNow(_("Only an open deliberation can be extended."), code="not_open")
    if initiative.extended:
        raise NotNow(_("It was extended once already; it cannot be again."), code="extended_already")


def _faults_of_extension(initiative: Initiative, closes_at: datetime | None, reason: str) -> Iterable[Fault]:
    if closes_at is None:
        yield Fault("closes_at", "required", str(_("Say when the deliberation closes.")))
    elif closes_at <= initiative.closes_at:
        yield Fault("closes_at", "not_later", str(_("An extension closes later than before.")))
    yield from _faults_of_length(reason)
    if not reason.strip():
        yield Fault("reason", "required", str(_("Please say why.")))


def _faults_of_reason(initiative: Initiative, to: str, reason: str) -> Iterable[Fault]:
    yield from _faults_of_length(reason)
    if to == Stage.OPEN and initiative.stage != Stage.DRAFT and not reason.strip():
        yield Fault("reason", "required", str(_("Please say why it is opened again.")))


def _faults_of_length(reason: str) -> Iterable[Fault]:
    if len(many_lines(reason)) > LONGEST_REASON:
        yield Fault("reason", "max_length", str(_("At most %d characters.") % LONGEST_REASON))


def _missing_for_opening(initiative: Initiative, now: datetime) -> Iterable[Fault]:
    for name in ("proposal", "summary"):
        if not getattr(initiative, name):
            yield Fault(name, "required", str(_("Please write this before opening.")))
    if not initiative.parties.filter(part=Party.Part.LEAD).exists():
        yield Fault("parties", "required", str(_("Name at least one lead party before opening.")))
    if initiative.closes_at is None:
        yield Fault("closes_at", "required", str(_("Say when the deliberation closes.")))
    elif initiative.closes_at <= now:
        yield Fault("closes_at", "past", str(_("It would close in the past.")))


def set_decisions_aside(initiative: Initiative) -> None:
    for decision in initiative.decisions.filter(state__in=Decision.STANDING):
        decision.state = Decision.State.SUPERSEDED
        decision.version += 1
        decision.save(update_fields=["state", "version"])
