"""Positions of organisations at one place: on the proposal, or on one argument with the votes by organisation."""

from deliberation.models import Argument, Ballot, Initiative, Position
from deliberation.models.stages import STATE
from deliberation.permissions import can_clear_position, can_state_position, require
from frontend.forms.positions import PositionForm
from frontend.responses import actor_of

from .frame import frame
from .sight import Sight
from .vote_charts import by_organisation

MOST = 200


def place_page(
    request, initiative: Initiative, argument: Argument, form: PositionForm | None = None, notice: str = ""
) -> dict:
    """The context of positions/argument.html for members; ``form`` is one that was refused."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    readable = argument.is_readable_by(request.user.pk, argument.reader_role)
    return {
        **frame(request, initiative, sight, tab="view"),
        "argument": argument,
        "readable": readable,
        "groups": by_organisation(argument, sight) if sight.tells and readable else None,
        "folds": initiative.ballot == Ballot.BY_ORGANISATION,
        "tells": sight.tells,
        "notice": notice,
        **positions_at(request, initiative, sight, argument, form),
        "todo": None,
    }


def positions_at(
    request,
    initiative: Initiative,
    sight: Sight,
    argument: Argument | None = None,
    form: PositionForm | None = None,
) -> dict:
    """What stands and stood there, and the form for whoever speaks for an organisation."""
    by = actor_of(request)
    rows = Position.objects.visible_to(request.user).filter(initiative=initiative, argument=argument)
    beside = ("organisation", "stated_by", "cleared_by", "superseded_by")
    found = list(rows.select_related(*beside).order_by("-stated_at", "-id")[:MOST])
    told = [_position(by, row, initiative, sight) for row in found]
    active = argument is None or argument.takes_new
    may_state = active and initiative.allows(STATE) and can_state_position(by, initiative)
    return {
        "positions": [one for one in told if one["stands"]],
        "earlier_positions": [one for one in told if not one["stands"]],
        "position_form": (form or PositionForm(prefix="position")) if may_state or form else None,
    }


def _position(by, row: Position, initiative: Initiative, sight: Sight) -> dict:
    row.initiative = initiative
    stands = not hasattr(row, "superseded_by")
    may_clear = stands and row.cleared_by_id is None and initiative.allows(STATE)
    return {
        "id": row.pk,
        "organisation": row.organisation.name_in(sight.reader.language),
        "stand": row.get_stand_display(),
        "conditions": row.conditions,
        "stands": stands,
        "by": row.stated_by.name,
        "when": sight.reader.day(row.stated_at),
        "cleared_by": row.cleared_by.name if row.cleared_by else "",
        "cleared_on": sight.reader.day(row.cleared_at) if row.cleared_at else "",
        "may_clear": may_clear and can_clear_position(by, row),
    }
