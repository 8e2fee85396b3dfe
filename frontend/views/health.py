"""What rules find lacking: of an initiative, with the form that waives it, and of a workspace."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import health as actions
from deliberation.models import Waiver
from frontend.forms.health import WaiverForm
from frontend.pages.health import health_page, workspace_health_page
from frontend.places import find_below, find_initiative, find_workspace
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def of_initiative(request, ref):
    """Its findings; a POST says why one may stand."""
    initiative = find_initiative(request, ref)
    if request.method != "POST":
        return page(request, "health/initiative.html", health_page(request, initiative))
    act = partial(actions.waive_finding, by=actor_of(request), initiative=initiative)
    done, again = partial(_kept, request, ref), partial(_again, request, initiative)
    return submit(request, WaiverForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def lift(request, ref, pk):
    actions.lift_waiver(by=actor_of(request), waiver=find_below(request, Waiver, ref, pk))
    return see_other(request, f"/i/{ref}/health/", said=_("The finding counts again."))


@require_safe
@login_required
def of_workspace(request, key):
    workspace = find_workspace(request, key)
    return page(request, "health/workspace.html", workspace_health_page(request, workspace))


def _kept(request, ref, _waiver):
    return see_other(request, f"/i/{ref}/health/", said=_("Saved."))


def _again(request, initiative, form, status):
    return page(request, "health/initiative.html", health_page(request, initiative, refused=form), status)
