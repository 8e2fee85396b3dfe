"""What an adoption with conditions asks for: named with the proposal, met after it is confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from deliberation.actions.locks import locked_initiative, require_stage
from deliberation.actions.writing import fault_of_place, faults_of, one_line, save_version
from deliberation.errors import Fault, NotNow
from deliberation.models import Condition, Decision
from deliberation.models.stages import ACT
from deliberation.outbox import record
from deliberation.permissions import Actor, can_meet_condition, require


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition as a door hands it in; ``name`` is how faults call it."""

    text: str
    organisation: Organisation | None
    due: date | None = None
    name: str = ""


def conditions_of(decision: Decision, asked: Sequence[Asked]) -> list[Condition]:
    """The rows of a decision that is proposed, not yet saved."""
    return [
        Condition(
            decision=decision,
            place=place,
            text=one_line(one.text),
            organisation=one.organisation,
            due=one.due,
            created_at=decision.proposed_at,
            updated_at=decision.proposed_at,
        )
        for place, one in enumerate(asked)
    ]


def faults_of_conditions(
    decision: Decision, asked: Sequence[Asked], rows: Sequence[Condition]
) -> Iterable[Fault]:
    """Everything wrong at once: none where they are needed, some where there can be none, what each lacks."""
    conditional = decision.outcome == Decision.Outcome.ADOPT_WITH_CONDITIONS
    if conditional and not rows:
        yield Fault("conditions", "required", _("Name at least one condition."))
    if rows and not conditional:
        yield Fault("conditions", "not_conditional", _("Only an adoption with conditions has conditions."))
    for place, (one, row) in enumerate(zip(asked, rows, strict=True)):
        here = f"conditions.{one.name or place}"
        if one.organisation is None:
            yield Fault(f"{here}.organisation", "required", _("Say which organisation sees to it."))
        yield from fault_of_place(decision.initiative.workspace_id, one.organisation, f"{here}.organisation")
        for fault in faults_of(row, required=("text",)):
            yield replace(fault, field=f"{here}.{fault.field}")


@transaction.atomic
def meet_condition(*, by: Actor, condition: Condition) -> Condition:
    """Say that it is met, today. Twice is as good as once. Raises NotAllowed, NotNow."""
    require(can_meet_condition(by, condition))
    condition = _locked(condition)
    if condition.met_on is None:
        zone = ZoneInfo(condition.decision.initiative.workspace.time_zone)
        condition.met_on = by.moment.astimezone(zone).date()
        _save(condition, "decision.condition_met", by)
    return condition


@transaction.atomic
def unmeet_condition(*, by: Actor, condition: Condition) -> Condition:
    """Say that it is not met after all. Raises NotAllowed, NotNow."""
    require(can_meet_condition(by, condition))
    condition = _locked(condition)
    if condition.met_on is not None:
        condition.met_on = None
        _save(condition, "decision.condition_unmet", by)
    return condition


def _locked(condition: Condition) -> Condition:
    """As it is now, under its initiative's lock. Raises NotNow unless its decision stands and acting is possible."""
    initiative = locked_initiative(condition.decision.initiative)
    require_stage(initiative, ACT)
    fresh = Condition.objects.select_related("decision").get(pk=condition.pk)
    fresh.decision.initiative = initiative
    if fresh.decision.state != Decision.State.CONFIRMED:
        raise NotNow(_("The decision that asks for it does not stand."), code="no_decision")
    return fresh


def _save(condition: Condition, verb: str, by: Actor) -> None:
    save_version(condition, ["met_on"], at=by.moment)
    decision = condition.decision
    record(verb, by=by, subject=decision, initiative=decision.initiative, condition=str(condition.pk))
