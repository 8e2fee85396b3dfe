"""The stages of an initiative: where it may go from here, and the steps that it took."""

from deliberation.models import Initiative, Stage, StageChange
from deliberation.permissions import can_change_stage, require
from frontend.forms.initiatives import ExtensionForm, StageForm
from frontend.responses import actor_of

from .frame import frame
from .sight import Sight
from .words import words

LONGEST = 200


def stage_page(
    request, initiative: Initiative, form: StageForm, *, extension: ExtensionForm | None = None
) -> dict:
    """The context of initiatives/stage.html; ``extension`` is one that was refused."""
    sight = Sight.of(request, initiative)
    require(sight.inside)
    return {
        **frame(request, initiative, sight, tab="stage"),
        "form": form,
        "extension": _extension(request, initiative, sight, extension),
        "history": history(initiative, sight),
        "todo": None,
    }


def history(initiative: Initiative, sight: Sight) -> list[dict]:
    """The steps in order, with who took them and why; for members only."""
    if not sight.inside:
        return []
    rows = StageChange.objects.filter(initiative=initiative).select_related("by")
    return [_step(row, sight) for row in rows[:LONGEST]]


def _step(row: StageChange, sight: Sight) -> dict:
    return {
        "after": words()["stages"][row.after],
        "is_extension": row.before == row.after,
        "when": sight.reader.moment(row.at),
        "by": row.by.name if row.by else "",
        "reason": row.reason,
        "closes": sight.reader.moment(row.closes_at) if row.after == Stage.OPEN else "",
    }


def _extension(
    request, initiative: Initiative, sight: Sight, refused: ExtensionForm | None
) -> ExtensionForm | None:
    """The form where it can be extended, and one that was refused in any case, so that it says why."""
    possible = initiative.stage_at(sight.reader.now) == Stage.OPEN and not initiative.extended
    may = can_change_stage(actor_of(request), initiative, Stage.DECIDING)
    return refused or (ExtensionForm(prefix="extension") if possible and may else None)
