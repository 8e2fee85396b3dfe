"""Challenges as things to handle: who may be named, and what becomes of them when somebody leaves."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from deliberation.actions.writing import fault_of_place, save_version
from deliberation.errors import Fault, Invalid
from deliberation.models import Challenge, Initiative
from deliberation.models.visibility import pairs_seen
from deliberation.outbox import record
from deliberation.permissions import Actor


def require_handlers(initiative: Initiative, changes: dict[str, Any]) -> None:
    """Raise Invalid unless owner and responsible member belong here: the one to the workspace, the other sees it."""
    owner, responsible = changes.get("owner"), changes.get("responsible")
    faults = fault_of_place(initiative.workspace_id, owner, "owner")
    if responsible and not pairs_seen(Initiative.objects.filter(pk=initiative.pk), {responsible.pk}):
        detail = str(_("This person does not see the initiative."))
        faults.append(Fault("responsible", "does_not_see_it", detail))
    if faults:
        raise Invalid(faults=faults)


def hand_on_challenges(*, by: Actor, membership: Membership) -> None:
    """Leave what a member handled to the facilitators; part of ending that membership, in its transaction."""
    theirs = Challenge.objects.select_for_update(no_key=True, of=("self",)).filter(
        responsible=membership.user_id, argument__initiative__workspace=membership.workspace_id
    )
    for challenge in theirs.select_related("argument__initiative").order_by("pk"):
        challenge.responsible = None
        save_version(challenge, ["responsible"], at=by.moment)
        record("challenge.handed_on", by=by, subject=challenge, argument=challenge.argument)
