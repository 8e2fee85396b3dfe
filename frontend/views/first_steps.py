"""The first steps in a workspace, and the tour of a board: left by whom they are for, and taken up again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deliberation.actions import first_steps as actions
from frontend.places import find_managed
from frontend.responses import actor_of, back_to, see_other
from frontend.said import Undo


@require_POST
@login_required
def steps(request, key):
    """Put the list of first steps away, or show it again."""
    workspace, here = find_managed(request, key), f"/w/{key}/"
    if request.POST.get("shown") == "yes":
        actions.take_first_steps_again(by=actor_of(request), workspace=workspace)
        return see_other(request, here)
    actions.leave_first_steps(by=actor_of(request), workspace=workspace)
    undo = Undo(f"{here}first-steps/", {"shown": "yes"})
    return see_other(request, here, said=_("The first steps are put away."), undo=undo)


@require_POST
@login_required
def tour(request):
    """Leave the tour of a board for good, or be shown around on the next one."""
    here = back_to(request, "/")
    if request.POST.get("shown") == "yes":
        actions.take_tour_again(by=actor_of(request))
        return see_other(request, here, said=_("The next board that you open shows you around."))
    actions.leave_tour(by=actor_of(request))
    if request.htmx:
        return HttpResponse(status=204)
    undo = Undo("/help/tour/", {"shown": "yes", "next": here})
    return see_other(request, here, said=_("The tour stands in the menu of your account."), undo=undo)
