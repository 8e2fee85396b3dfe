"""What organisations stand for; the latest position stands, earlier ones stay."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_initiative, require_stage
from deliberation.actions.writing import clean, many_lines
from deliberation.errors import Invalid
from deliberation.models import Argument, Initiative, Position
from deliberation.models.stages import STATE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_state_position, require, rights_of


@transaction.atomic
def state_position(
    *, by: Actor, initiative: Initiative, stand: str, conditions: str = "", argument: Argument | None = None
) -> Position:
    """State the actor's organisation's position. Raises NotAllowed, NotNow, Invalid."""
    require(can_state_position(by, initiative))
    organisation_id = rights_of(by, initiative).organisation_id
    initiative = locked_initiative(initiative)
    require_stage(initiative, STATE)
    if stand == Position.Stand.SUPPORT_WITH_CONDITIONS and not conditions.strip():
        raise Invalid.at("conditions", "required", _("Say under which conditions."))
    standing = Position.objects.filter(
        initiative=initiative, argument=argument, organisation=organisation_id, superseded_by=None
    ).first()
    position = Position(
        initiative=initiative,
        argument=argument,
        organisation_id=organisation_id,
        stand=stand,
        conditions=many_lines(conditions),
        stated_by=by.user,
        supersedes=standing,
        stated_at=by.moment,
    )
    clean(position)
    position.save(force_insert=True)
    record("position.stated", by=by, subject=position, initiative=initiative, argument=argument, stand=stand)
    return position
