"""Proposing a decision, and the lead parties' word on it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.permissions import READ
from deliberation.actions.locks import locked_initiative, require_stage
from deliberation.actions.stages import take_step
from deliberation.actions.writing import clean, many_lines
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, Confirmation, Decision, Initiative, Party, Stage
from deliberation.models.stages import DECIDE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_decide, may, require, rights_of


@transaction.atomic
def propose_decision(
    *,
    by: Actor,
    initiative: Initiative,
    outcome: str,
    rationale: str,
    dissent: str = "",
    relied_on: Iterable[Argument] = (),
) -> Decision:
    """Propose what came of an initiative; it waits for every lead party.

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
    clean(decision, required=("outcome", "rationale"))
    decision.save(force_insert=True)
    decision.relied_on.set(relied_on)
    record("decision.proposed", by=by, subject=decision, initiative=initiative, outcome=outcome)
    return decision


@transaction.atomic
def answer_decision(*, by: Actor, decision: Decision, agreed: bool, reason: str = "") -> Decision:
    """A lead party's word, by a member who speaks for it: all agreed, it is decided; one refusal ends it.

    Raises NotAllowed, NotNow, Invalid.
    """
    initiative = locked_initiative(decision.initiative)
    rights = rights_of(by, initiative)
    leads = set(initiative.parties.filter(part=Party.Part.LEAD).values_list("organisation_id", flat=True))
    require(may(by, READ, initiative) and rights.speaks_for and rights.organisation_id in leads)
    decision = Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)
    if decision.state != Decision.State.PROPOSED:
        raise NotNow(_("This decision is not waiting for a word."), code="not_proposed")
    if not agreed and not reason.strip():
        raise Invalid.at("reason", "required", _("Please say why."))
    _write_word(decision, by, rights.organisation_id, agreed, many_lines(reason))
    confirmed = set(decision.confirmations.filter(agreed=True).values_list("organisation_id", flat=True))
    _settle(decision, initiative, agreed=agreed, complete=leads <= confirmed, by=by)
    return decision


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
    decision.version += 1
    decision.save(update_fields=["state", "confirmed_at", "version"])
    verb = "decision.confirmed" if agreed else "decision.refused"
    record(verb, by=by, subject=decision, initiative=initiative, complete=complete)
