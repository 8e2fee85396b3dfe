"""Workspaces and their initiatives: lists, a new one, editing."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from deliberation.actions import initiatives as actions
from deliberation.permissions import can_edit_initiative, can_start_initiative, require
from frontend.pages.home import home_page
from frontend.pages.initiative_fields import edit_form, fields_of, initial_of, start_form
from frontend.pages.lists import initiatives_page
from frontend.places import find_initiative, find_workspace
from frontend.responses import CONFLICT, actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def home(request):
    return page(request, "initiatives/home.html", home_page(request))


@require_safe
@login_required
def index(request, key):
    return page(request, "initiatives/index.html", initiatives_page(request, find_workspace(request, key)))


@page_or_form
@login_required
def start(request, key):
    """A new initiative, as a draft."""
    workspace = find_workspace(request, key)
    require(can_start_initiative(actor_of(request), workspace))
    form = start_form(workspace, request.POST or None)
    again = partial(_start_page, request, workspace)
    if request.method != "POST":
        return again(form)
    act = partial(_start, request, workspace)
    return submit(request, form, act, done=partial(_started, request), again=again)


@page_or_form
@login_required
def edit(request, ref):
    initiative = find_initiative(request, ref)
    require(can_edit_initiative(actor_of(request), initiative))
    form = edit_form(initiative, request.POST or None)
    again = partial(_edit_page, request, initiative)
    if request.method != "POST":
        return again(form)
    act = partial(_edit, request, initiative)
    return submit(request, form, act, done=partial(_edited, request), again=again)


def _start(request, workspace, *, version=None, **texts):
    return actions.start_initiative(by=actor_of(request), workspace=workspace, **fields_of(workspace, texts))


def _start_page(request, workspace, form, status=200):
    context = {"form": form, "workspace": workspace, "section": "initiatives"}
    return page(request, "initiatives/start.html", context, status)


def _started(request, initiative):
    said = _("The draft stands. Add arguments, then open it for deliberation.")
    return see_other(request, f"/i/{initiative.ref}/", said=said, saved=f"start:{initiative.workspace.key}")


def _edit(request, initiative, *, version, **texts):
    fields = fields_of(initiative.workspace, texts)
    return actions.edit_initiative(by=actor_of(request), initiative=initiative, version=version, **fields)


def _edit_page(request, initiative, form, status=200):
    """After a conflict beside how it stands now, so that what was typed can be saved again."""
    if status == CONFLICT:
        form.catch_up(**initial_of(initiative))
    context = {
        "form": form,
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
    }
    return page(request, "initiatives/edit.html", context, status)


def _edited(request, initiative):
    return see_other(request, f"/i/{initiative.ref}/", said=_("Saved."), saved=f"edit:{initiative.ref}")
