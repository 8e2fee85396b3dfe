"""Proposing a decision, and the lead parties' word on it."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.conditions import Asked, conditions_of, faults_of_conditions
from deliberation.actions.dispositions import Disposed, carry_out, faults_of, write
from deliberation.actions.locks import locked_initiative, require_stage
from deliberation.actions.snapshots import take_snapshot
from deliberation.actions.stages import take_step
from deliberation.actions.writing import clean, many_lines
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.models import Argument, Condition, Confirmation, Decision, Initiative, Stage
from deliberation.models.stages import DECIDE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_confirm, can_decide, leads_of, require, rights_of

LONGEST_REASON = Confirmation._meta.get_field("reason").max_length


@transaction.atomic
def propose_decision(
    *,
    by: Actor,
    initiative: Initiative,
    outcome: str,
    rationale: str,
    dissent: str = "",
    relied_on: Iterable[Argument] = (),
    dispositions: Sequence[Disposed] = (),
    conditions: Sequence[Asked] = (),
) -> Decision:
    """Propose what came of an initiative; it waits for every lead party. Each challenge that is unhandled has a
    disposition; an adoption with conditions, and no other outcome, names them.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_decide(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, DECIDE)
    if initiative.decisions.filter(state__in=Decision.STANDING).exists():
        raise NotNow(
            _("A decision is proposed already; it is confirmed or refused first."), code="already_proposed"
        )
    decision = Decision(initiative=initiative, outcome=outcome, proposed_by=by.user, proposed_at=by.moment)
    decision.rationale, decision.dissent = many_lines(rationale), many_lines(dissent)
    relied_on = list(relied_on)
    rows = conditions_of(decision, conditions)
    faults = [
        *faults_of(initiative, dispositions),
        *faults_of_conditions(decision, conditions, rows),
    ]
    _require_shape(decision, relied_on, faults)
    decision.save(force_insert=True)
    decision.relied_on.set(relied_on)
    write(decision, dispositions)
    Condition.objects.bulk_create(rows)
    record("decision.proposed", by=by, subject=decision, initiative=initiative, outcome=outcome)
    return decision


@transaction.atomic
def answer_decision(*, by: Actor, decision: Decision, agreed: bool, reason: str = "") -> Decision:
    """A lead party's word, by a member who speaks for it: all agreed, it is decided, and what it stood on is frozen;
    one refusal ends it.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_confirm(by, decision.initiative))
    initiative = locked_initiative(decision.initiative)
    require_stage(initiative, DECIDE)
    organisation_id, leads = rights_of(by, initiative).organisation_id, leads_of(initiative)
    decision = Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)
    if decision.state != Decision.State.PROPOSED:
        raise NotNow(_("This decision is not waiting for a word."), code="not_proposed")
    _require_reason(agreed, reason)
    _write_word(decision, by, organisation_id, agreed, many_lines(reason))
    confirmed = set(decision.confirmations.filter(agreed=True).values_list("organisation_id", flat=True))
    _settle(decision, initiative, agreed=agreed, complete=leads <= confirmed, by=by)
    return decision


def _require_shape(decision: Decision, relied_on: list[Argument], faults: list[Fault]) -> None:
    """Every fault at once: ``faults`` of what it stands on, and those of the fields."""
    if any(one.initiative_id != decision.initiative_id or one.is_hidden for one in relied_on):
        faults.append(Fault("relied_on", "elsewhere", str(_("Choose arguments of this initiative."))))
    clean(decision, required=("outcome", "rationale"), besides=faults)


def _require_reason(agreed: bool, reason: str) -> None:
    if not agreed and not reason.strip():
        raise Invalid.at("reason", "required", _("Please say why."))
    if len(many_lines(reason)) > LONGEST_REASON:
        raise Invalid.at("reason", "max_length", _("At most %d characters.") % LONGEST_REASON)


def _write_word(decision: Decision, by: Actor, organisation_id, agreed: bool, reason: str) -> None:
    if decision.confirmations.filter(organisation=organisation_id).exists():
        raise NotNow(_("Your organisation has given its word on this decision."), code="already_answered")
    Confirmation.objects.create(
        decision=decision,
        organisation_id=organisation_id,
        by=by.user,
        agreed=agreed,
        reason=reason,
        at=by.moment,
    )


def _settle(decision: Decision, initiative: Initiative, *, agreed: bool, complete: bool, by: Actor) -> None:
    if not agreed:
        decision.state = Decision.State.REFUSED
    elif complete:
        decision.state, decision.confirmed_at = Decision.State.CONFIRMED, by.moment
        take_step(initiative, Stage.DECIDED, by=by)
        carry_out(decision, initiative, by)
    decision.version += 1
    decision.save(update_fields=["state", "confirmed_at", "version"])
    if decision.state == Decision.State.CONFIRMED:
        take_snapshot(decision, initiative)
    verb = "decision.confirmed" if agreed else "decision.refused"
    record(verb, by=by, subject=decision, initiative=initiative, complete=complete)
