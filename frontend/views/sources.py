"""The library of a workspace, and evidence under an argument."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import sources as actions
from deliberation.permissions import can_add_source, can_edit_source, require
from frontend.forms.sources import EvidenceForm, SourceForm
from frontend.pages.argument import argument_page
from frontend.pages.library import library_page, source_page
from frontend.places import find_argument, find_source, find_workspace
from frontend.responses import actor_of, page, see_other, submit

ADDRESS = ("http://", "https://")


@require_safe
@login_required
def library(request, key):
    return page(request, "sources/library.html", library_page(request, find_workspace(request, key)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request, key):
    workspace = find_workspace(request, key)
    require(can_add_source(actor_of(request), workspace))
    again = partial(_form_page, request, workspace, None)
    if request.method != "POST":
        return again(SourceForm())
    act = partial(_add, request, workspace)
    return submit(
        request, SourceForm(request.POST), act, done=partial(_kept, request, workspace), again=again
    )


@require_safe
@login_required
def show(request, key, pk):
    return page(request, "sources/source.html", source_page(request, find_source(request, key, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, key, pk):
    source = find_source(request, key, pk)
    require(can_edit_source(actor_of(request), source))
    initial = {name: getattr(source, name) for name in SourceForm.base_fields if name != "version"}
    again = partial(_form_page, request, source.workspace, source)
    if request.method != "POST":
        return again(SourceForm(initial=initial | {"version": source.version}))
    act = partial(actions.edit_source, by=actor_of(request), source=source)
    form = SourceForm(request.POST, initial=initial)
    return submit(request, form, act, done=partial(_kept, request, source.workspace), again=again)


@require_POST
def cite(request, ref, number):
    """Add a source as evidence to an argument: an address or a title is enough."""
    argument = find_argument(request, ref, number)
    act = partial(_cite, request, argument)
    done = partial(_cited, request, argument)
    again = partial(_cite_again, request, argument)
    return submit(request, EvidenceForm(request.POST), act, done=done, again=again)


def _add(request, workspace, *, version=None, **fields):
    return actions.add_source(by=actor_of(request), workspace=workspace, **fields)


def _form_page(request, workspace, source, form, status=200):
    context = {"form": form, "workspace": workspace, "source": source, "section": "sources"}
    return page(request, "sources/form.html", context, status)


def _kept(request, workspace, source):
    to = f"/w/{workspace.key}/sources/{source.pk}/"
    return see_other(request, to, said=_("Saved."), saved=f"source:{workspace.key}")


def _cite(request, argument, where, **fields):
    source = {"url" if where.startswith(ADDRESS) else "title": where}
    return actions.add_evidence(by=actor_of(request), argument=argument, source=source, **fields)


def _cited(request, argument, evidence):
    ref, number = argument.initiative.ref, argument.number
    return see_other(
        request, f"/i/{ref}/{number}/#evidence", said=_("The source was added."), saved=f"cite:{ref}:{number}"
    )


def _cite_again(request, argument, form, status):
    return page(request, "arguments/argument.html", argument_page(request, argument, evidence=form), status)
