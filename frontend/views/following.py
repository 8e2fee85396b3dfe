"""What a member hears of an initiative, and up to when one has seen what changed."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deliberation.actions import following as actions
from deliberation.models import Follow
from frontend.moments import sent_moment
from frontend.places import find_initiative
from frontend.responses import actor_of, back_to, see_other
from frontend.said import Undo


@require_POST
@login_required
def follow(request, ref):
    initiative = find_initiative(request, ref)
    level, before = request.POST.get("level", ""), initiative.follow_level or Follow.UNSAID
    actions.set_follow(by=actor_of(request), initiative=initiative, level=level)
    here = back_to(request, f"/i/{ref}/")
    undo = Undo(f"/i/{ref}/follow/", {"level": before, "next": here}) if level != before else None
    return see_other(request, here, said=_("Kept: this is what you will hear."), undo=undo)


@require_POST
@login_required
def seen(request, ref):
    """All up to the moment that the page showed: what came meanwhile is still new."""
    initiative = find_initiative(request, ref)
    through = sent_moment(request, "through")
    actions.mark_seen(by=actor_of(request), initiative=initiative, through=through)
    return see_other(
        request, back_to(request, f"/i/{ref}/changes/"), said=_("Kept. From here on it counts as new.")
    )
