"""What organisations stand for; the latest position stands, earlier ones stay."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_initiative, require_active, require_stage
from deliberation.actions.writing import clean, many_lines
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, Initiative, Position
from deliberation.models.stages import STATE
from deliberation.outbox import record
from deliberation.permissions import Actor, can_clear_position, can_state_position, require, rights_of


@transaction.atomic
def state_position(
    *, by: Actor, initiative: Initiative, stand: str, conditions: str = "", argument: Argument | None = None
) -> Position:
    """State the actor's organisation's position on the proposal, or on one argument. The same again is no new one.

    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_state_position(by, initiative))
    organisation_id = rights_of(by, initiative).organisation_id
    initiative = locked_initiative(initiative)
    require_stage(initiative, STATE)
    if argument is not None:
        argument = _argument_here(initiative, argument)
    standing = _standing(initiative, argument, organisation_id)
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
    _require_conditions(position)
    clean(position)
    if standing and (standing.stand, standing.conditions) == (position.stand, position.conditions):
        return standing
    position.save(force_insert=True)
    record("position.stated", by=by, subject=position, initiative=initiative, argument=argument, stand=stand)
    return position


@transaction.atomic
def clear_position(*, by: Actor, position: Position) -> Position:
    """Second a colleague's statement for one's organisation; twice is as good as once. Raises NotAllowed, NotNow."""
    require(can_clear_position(by, position), _("Another member who speaks for the organisation clears it."))
    initiative = locked_initiative(position.initiative)
    require_stage(initiative, STATE)
    position = Position.objects.select_related("argument").get(pk=position.pk)
    position.initiative = initiative
    if Position.objects.filter(supersedes=position).exists():
        raise NotNow(_("A later position took the place of this one."), code="superseded")
    if position.cleared_by_id is None:
        position.cleared_by, position.cleared_at = by.user, by.moment
        position.save(update_fields=["cleared_by", "cleared_at"])
        record("position.cleared", by=by, subject=position, initiative=initiative, argument=position.argument)
    return position


def _argument_here(initiative: Initiative, argument: Argument) -> Argument:
    """The argument as it is now, of this initiative and active."""
    argument = Argument.objects.get(pk=argument.pk)
    if argument.initiative_id != initiative.pk:
        raise Invalid.at("argument", "elsewhere", _("This argument stands in another initiative."))
    require_active(argument)
    return argument


def _standing(initiative: Initiative, argument: Argument | None, organisation_id: UUID) -> Position | None:
    """What the organisation stands for at this place until now; the lock on the initiative keeps it one."""
    rows = Position.objects.filter(initiative=initiative, argument=argument, organisation=organisation_id)
    return rows.filter(superseded_by=None).first()


def _require_conditions(position: Position) -> None:
    if position.stand == Position.Stand.SUPPORT_WITH_CONDITIONS and not position.conditions:
        raise Invalid.at("conditions", "required", _("Say under which conditions."))
