"""Where an initiative stands, and what changed in it since a moment."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe

from deliberation.permissions import can_read_as_member, require
from frontend.pages.changes import changes_page
from frontend.pages.standing import standing_page
from frontend.places import find_initiative
from frontend.responses import actor_of, page


@require_safe
@login_required
def stands(request, ref):
    initiative = _of_a_member(request, ref)
    return page(request, "initiatives/standing.html", standing_page(request, initiative))


@require_safe
@login_required
def changes(request, ref):
    context = changes_page(request, _of_a_member(request, ref))
    return page(request, "initiatives/changes.html", context, 422 if context["fault"] else 200)


def _of_a_member(request, ref):
    """The initiative; for a reader from outside it is not told who is heard and what people do."""
    initiative = find_initiative(request, ref)
    require(can_read_as_member(actor_of(request), initiative))
    return initiative
