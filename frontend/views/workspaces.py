"""A workspace of one's own, its settings and its organisations."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import people, workspaces
from deliberation.permissions import can_found_workspace, require
from frontend.pages.workspaces import (
    new_workspace_form,
    organisation_form,
    organisation_page,
    organisations_page,
    settings_form,
    settings_page,
)
from frontend.places import find_managed, find_organisation, find_workspace
from frontend.responses import actor_of, page, press, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def found(request):
    """A new workspace, owned by whoever makes it."""
    require(can_found_workspace(actor_of(request)))
    again = partial(_found_page, request)
    if request.method != "POST":
        return again(new_workspace_form(request))
    act = partial(workspaces.found_workspace, by=actor_of(request))
    return submit(
        request, new_workspace_form(request, request.POST), act, done=partial(_made, request), again=again
    )


@page_or_form
@login_required
def settings(request, key):
    workspace = find_managed(request, key)
    again = partial(_settings_page, request, workspace)
    if request.method != "POST":
        return again()
    act = partial(workspaces.change_workspace, by=actor_of(request), workspace=workspace)
    done = partial(_kept, request, f"/w/{key}/settings/")
    return submit(request, settings_form(workspace, request.POST), act, done=done, again=again)


@page_or_form
@login_required
def organisations(request, key):
    """Its organisations; a POST adds one."""
    workspace = find_workspace(request, key)
    again = partial(_organisations_page, request, workspace)
    if request.method != "POST":
        return again()
    act, done = partial(_add, request, workspace), partial(_kept, request, f"/w/{key}/people/organisations/")
    return submit(request, organisation_form(workspace, request.POST), act, done=done, again=again)


@page_or_form
@login_required
def organisation(request, key, pk):
    found = find_organisation(request, key, pk)
    again = partial(_organisation_page, request, found)
    if request.method != "POST":
        return again()
    form = organisation_form(found.workspace, request.POST, organisation=found)
    act = partial(workspaces.edit_organisation, by=actor_of(request), organisation=found)
    done = partial(_kept, request, f"/w/{key}/people/organisations/")
    return submit(request, form, act, done=done, again=again)


@require_POST
@login_required
def remove(request, key, pk):
    found = find_organisation(request, key, pk)
    act = partial(workspaces.remove_organisation, by=actor_of(request), organisation=found)
    done = partial(_removed, request, f"/w/{key}/people/organisations/")
    return press(act, done=done, again=partial(_organisation_page, request, found))


def _add(request, workspace, *, version, **fields):
    return people.add_organisation(by=actor_of(request), workspace=workspace, **fields)


def _made(request, workspace):
    return see_other(request, f"/w/{workspace.key}/", said=_("The workspace is yours."))


def _kept(request, to, result):
    return see_other(request, to, said=_("Saved."))


def _removed(request, to, result):
    return see_other(request, to, said=_("Removed."))


def _found_page(request, form, status=200):
    return page(request, "people/new_workspace.html", {"form": form}, status)


def _settings_page(request, workspace, form=None, status=200):
    return page(request, "people/workspace_settings.html", settings_page(request, workspace, form), status)


def _organisations_page(request, workspace, form=None, status=200):
    return page(request, "people/organisations.html", organisations_page(request, workspace, form), status)


def _organisation_page(request, organisation, form=None, status=200, notice=""):
    context = organisation_page(request, organisation, form, notice=notice)
    return page(request, "people/organisation.html", context, status)
