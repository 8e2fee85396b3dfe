"""What a member hears of an initiative, what one was told, and what changed."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deliberation.actions import following as actions
from frontend.places import find_initiative
from frontend.responses import actor_of, back_to, see_other


@require_POST
@login_required
def follow(request, ref):
    initiative = find_initiative(request, ref)
    level = request.POST.get("level", "")
    actions.set_follow(by=actor_of(request), initiative=initiative, level=level)
    return see_other(request, back_to(request, f"/i/{ref}/"), said=_("Kept: this is what you will hear."))
