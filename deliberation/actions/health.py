"""Findings about a deliberation that may stand as they are, with a reason, until what they are about changes."""

from django.db import transaction

from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.writing import clean, one_line
from deliberation.errors import NotFound
from deliberation.health import Finding, health_of
from deliberation.models import Initiative, Waiver
from deliberation.models.stages import EXAMINE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_waive, require


@transaction.atomic
def waive_finding(*, by: Actor, initiative: Initiative, rule: str, subject: str, reason: str) -> Waiver:
    """Say why a finding may stand; one that was waived for what it was before, or is so now, is waived anew.

    Raises NotAllowed, NotNow, Invalid, NotFound where the rule finds nothing of that subject.
    """
    require(can_waive(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, EXAMINE)
    finding = _found(by, initiative, rule, subject)
    waiver = Waiver.objects.filter(initiative=initiative, rule=rule, subject=subject).first()
    waiver = waiver or Waiver(
        initiative=initiative, rule=rule, subject=subject, version=0, created_at=by.moment
    )
    waiver.state, waiver.reason, waiver.waived_by = finding.state, one_line(reason), by.person
    waiver.version, waiver.updated_at = waiver.version + 1, by.moment
    clean(waiver, required=("reason",))
    waiver.save()
    record("waiver.given", by=by, subject=waiver, initiative=initiative, rule=rule)
    return waiver


@transaction.atomic
def lift_waiver(*, by: Actor, waiver: Waiver) -> None:
    """Let the finding count again. Raises NotAllowed, NotNow."""
    require(can_waive(by, waiver))
    waiver = locked_in_place(waiver, EXAMINE)
    record("waiver.lifted", by=by, subject=waiver, initiative=waiver.initiative, rule=waiver.rule)
    waiver.delete()


def _found(by: Actor, initiative: Initiative, rule: str, subject: str) -> Finding:
    health = health_of([initiative], by.moment)[initiative.pk]
    for one in (*health.found, *(finding for finding, _waiver in health.waived)):
        if (one.rule, one.subject) == (rule, subject):
            return one
    raise NotFound
