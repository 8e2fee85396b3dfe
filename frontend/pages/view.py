"""Views of the proposal and positions of organisations: counts in words with a bar, and one's own view."""

from django.db.models import Count

from deliberation.models import Initiative, Position, View
from deliberation.models.stages import VIEW
from deliberation.permissions import can_state_view
from frontend.forms.votes import ViewForm
from frontend.responses import actor_of

from .frame import frame
from .sight import Sight


def view_page(request, initiative: Initiative, form: ViewForm | None = None) -> dict:
    """The context of initiatives/view.html; ``form`` is one that was refused."""
    sight = Sight.of(request, initiative)
    mine = View.objects.filter(initiative=initiative, user=request.user).first()
    seen = {"value": mine.value, "reason": mine.reason} if mine else None
    return {
        **frame(request, initiative, sight, tab="view"),
        "form": form or ViewForm(initial=seen),
        "mine": mine,
        "may_view": initiative.allows(VIEW, sight.reader.now)
        and can_state_view(actor_of(request), initiative),
        **numbers(initiative, sight),
        "todo": None,
    }


def numbers(initiative: Initiative, sight: Sight) -> dict:
    """The table of views and the positions of organisations, as far as they may be told to this reader."""
    if not sight.inside:
        return {"views": [], "positions": []}
    positions = Position.objects.filter(initiative=initiative, argument=None, superseded_by=None)
    return {
        "views": _views(initiative) if sight.tells else [],
        "positions": [
            {
                "organisation": row.organisation.name_in(sight.reader.language),
                "stand": row.get_stand_display(),
                "conditions": row.conditions,
            }
            for row in positions.select_related("organisation")
        ],
    }


def _views(initiative: Initiative) -> list[dict]:
    found = dict(
        View.objects.filter(initiative=initiative)
        .values("value")
        .annotate(n=Count("pk"))
        .values_list("value", "n")
    )
    most = max(found.values(), default=0)
    return [
        {
            "word": label,
            "count": found.get(value, 0),
            "share": f"{100 * found.get(value, 0) / most:.0f}" if most else "0",
        }
        for value, label in View.Value.choices
    ]
