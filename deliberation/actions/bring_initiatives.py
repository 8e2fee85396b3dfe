"""Initiatives of a file: each a draft of whoever brings it, under the key that its system has for it."""

from django.db import transaction
from django.db.models import Q

from accounts.models import Workspace
from deliberation.actions.brought import BroughtInitiative, Name, Outcome
from deliberation.actions.initiatives import start_initiative
from deliberation.errors import Refusal
from deliberation.models import Initiative
from deliberation.permissions import Actor, can_import, require

NOUN = "initiatives"


@transaction.atomic
def bring_initiative(
    *, by: Actor, workspace: Workspace, brought: BroughtInitiative
) -> tuple[Initiative | None, Outcome]:
    """Start a draft, or find the one of this key, which stays as it is. Raises NotAllowed."""
    require(can_import(by, workspace))
    found, outcome = standing(workspace, brought.name), Outcome()
    if found is not None:
        outcome.skipped[NOUN] += 1
        return found, outcome
    try:
        initiative = start_initiative(
            by=by.quietly(), workspace=workspace, title=brought.title, **brought.fields
        )
    except Refusal as refusal:
        outcome.refuse(brought.line, refusal)
        return None, outcome
    initiative.external_id = brought.name.key
    initiative.save(update_fields=["external_id"])
    outcome.made[NOUN] += 1
    return initiative, outcome


def standing(workspace: Workspace, name: Name) -> Initiative | None:
    """The initiative of the workspace that a file means."""
    known = Q(external_id=name.key) | Q(pk=name.id) if name.id else Q(external_id=name.key)
    return Initiative.objects.filter(known, workspace=workspace).select_related("workspace").first()
