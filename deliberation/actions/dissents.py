"""Dissent that is signed: word for word, by a person or for an organisation, until the decision is confirmed."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_initiative, require_stage, still_there
from deliberation.actions.writing import clean, many_lines
from deliberation.errors import NotNow
from deliberation.models import Decision, Dissent
from deliberation.models.stages import DECIDE
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_sign_dissent,
    can_withdraw_dissent,
    require,
    rights_of,
)


@transaction.atomic
def sign_dissent(*, by: Actor, decision: Decision, text: str, for_organisation: bool = False) -> Dissent:
    """Put on record that one disagrees, or one's organisation; it is frozen with the decision.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_sign_dissent(by, decision, for_organisation=for_organisation))
    decision = _locked(decision)
    organisation_id = rights_of(by, decision).organisation_id if for_organisation else None
    signed = decision.dissents.filter(organisation=organisation_id)
    if not for_organisation:
        signed = signed.filter(signed_by=by.person)
    if signed.exists():
        raise NotNow(
            _("This dissent is signed already; take it back to sign another."), code="signed_already"
        )
    dissent = Dissent(decision=decision, organisation_id=organisation_id, signed_by=by.person)
    dissent.text, dissent.signed_at = many_lines(text), by.moment
    clean(dissent, required=("text",))
    dissent.save(force_insert=True)
    _record("decision.dissent_signed", by, decision, dissent)
    return dissent


@transaction.atomic
def withdraw_dissent(*, by: Actor, dissent: Dissent) -> None:
    """Take it back, as long as the decision is not confirmed. Raises NotAllowed, NotNow."""
    require(can_withdraw_dissent(by, dissent))
    decision = _locked(dissent.decision)
    dissent = still_there(decision.dissents.all(), dissent.pk)
    _record("decision.dissent_withdrawn", by, decision, dissent)
    dissent.delete()


def _locked(decision: Decision) -> Decision:
    """As it is now, under its initiative's lock. Raises NotNow unless it waits for its lead parties."""
    initiative = locked_initiative(decision.initiative)
    require_stage(initiative, DECIDE)
    decision = Decision.objects.get(pk=decision.pk)
    decision.initiative = initiative
    if decision.state != Decision.State.PROPOSED:
        raise NotNow(_("Dissent is signed while a decision waits for its lead parties."), code="not_proposed")
    return decision


def _record(verb: str, by: Actor, decision: Decision, dissent: Dissent) -> None:
    record(verb, by=by, subject=decision, initiative=decision.initiative, dissent=str(dissent.pk))
