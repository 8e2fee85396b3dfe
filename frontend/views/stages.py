"""The way of an initiative through its stages: open, close, extend, re-open, withdraw."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import initiatives, stages
from frontend.forms.initiatives import ExtensionForm
from frontend.pages.initiative_fields import in_zone, stage_form
from frontend.pages.stages import stage_page
from frontend.places import find_initiative
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def stage(request, ref):
    initiative = find_initiative(request, ref)
    form = stage_form(actor_of(request), initiative, request.POST or None)
    again = partial(_page, request, initiative)
    if request.method != "POST":
        return again(form)
    act = partial(_move, request, initiative)
    return submit(request, form, act, done=partial(_moved, request), again=again)


@require_POST
@login_required
def extend(request, ref):
    """Let it close later, once."""
    initiative = find_initiative(request, ref)
    act, done = partial(_extend, request, initiative), partial(_extended, request)
    again = partial(_extension_again, request, initiative)
    return submit(request, ExtensionForm(request.POST, prefix="extension"), act, done=done, again=again)


def _move(request, initiative, *, closes_at=None, **texts):
    closes_at = in_zone(closes_at, initiative.workspace)
    return initiatives.change_stage(by=actor_of(request), initiative=initiative, closes_at=closes_at, **texts)


def _moved(request, initiative):
    said = _("%(ref)s is now: %(stage)s.") % {"ref": initiative.ref, "stage": initiative.get_stage_display()}
    return see_other(request, f"/i/{initiative.ref}/", said=said)


def _extend(request, initiative, *, closes_at, reason):
    closes_at = in_zone(closes_at, initiative.workspace)
    by = actor_of(request)
    return stages.extend_deliberation(by=by, initiative=initiative, closes_at=closes_at, reason=reason)


def _extended(request, initiative):
    return see_other(request, f"/i/{initiative.ref}/stage/", said=_("It closes later now."))


def _page(request, initiative, form, status=200):
    return page(request, "initiatives/stage.html", stage_page(request, initiative, form), status)


def _extension_again(request, initiative, extension, status):
    form = stage_form(actor_of(request), initiative)
    context = stage_page(request, initiative, form, extension=extension)
    return page(request, "initiatives/stage.html", context, status)
