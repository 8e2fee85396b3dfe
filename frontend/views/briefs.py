"""An initiative from a document: hand it in, review what was read, accept."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deliberation.actions import briefs as actions
from deliberation.briefs.extract.limits import FILE_AT_MOST
from deliberation.errors import Invalid
from deliberation.permissions import can_hand_in_brief, require
from frontend.forms.briefs import HandInForm
from frontend.pages.brief_review import accepted_page, chosen_of, review_page
from frontend.places import find_brief, find_workspace
from frontend.responses import actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def hand_in(request, key):
    """Upload a file or paste a text."""
    workspace = find_workspace(request, key)
    require(can_hand_in_brief(actor_of(request), workspace))
    again = partial(_hand_in_page, request, workspace)
    if request.method != "POST":
        return again(HandInForm())
    act = partial(_hand_in, request, workspace)
    form = HandInForm(request.POST, request.FILES)
    return submit(request, form, act, done=partial(_handed_in, request), again=again)


@page_or_form
@login_required
def review(request, pk):
    """What was read, each item beside its passage; the first button accepts all of it."""
    brief = find_brief(request, pk)
    if brief.initiative_id is not None:
        return _accepted(request, brief)
    if request.method != "POST":
        return page(request, "briefs/review.html", review_page(brief))
    chosen = None if "all" in request.POST else chosen_of(brief, request.POST)
    try:
        initiative = actions.accept_brief(by=actor_of(request), brief=brief, chosen=chosen)
    except Invalid as refusal:
        return page(request, "briefs/review.html", review_page(brief, request.POST, refusal), status=422)
    return see_other(
        request,
        f"/i/{initiative.ref}/",
        said=_("The draft stands; its arguments show the passages that they came from."),
    )


def _hand_in(request, workspace, *, file, text):
    content = file.read(FILE_AT_MOST + 1) if file else None
    name = file.name if file else ""
    return actions.hand_in_brief(
        by=actor_of(request), workspace=workspace, content=content, filename=name, text=text
    )


def _hand_in_page(request, workspace, form, status=200):
    context = {"form": form, "workspace": workspace, "section": "initiatives"}
    return page(request, "briefs/new.html", context, status)


def _handed_in(request, brief):
    said = _("Nothing is published yet. Look through what was read, then accept it.")
    return see_other(request, f"/briefs/{brief.pk}/", said=said, saved=f"brief:{brief.workspace.key}")


def _accepted(request, brief):
    if request.method == "POST":
        return see_other(request, f"/i/{brief.initiative.ref}/", said=_("This brief was accepted already."))
    return page(request, "briefs/accepted.html", accepted_page(request, brief))
