"""Taking things away: what, in people's words; the worker writes it while its person does something else."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods

from deliberation.exchange.asking import ask_export
from deliberation.permissions import can_export, require
from frontend.forms.jobs import ExportForm
from frontend.pages.jobs import export_page
from frontend.places import find_initiative, find_workspace
from frontend.responses import actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def of_workspace(request, key):
    return _asked(request, find_workspace(request, key), None)


@page_or_form
@login_required
def of_initiative(request, ref):
    initiative = find_initiative(request, ref)
    return _asked(request, initiative.workspace, initiative)


def _asked(request, workspace, initiative):
    require(can_export(actor_of(request), initiative or workspace))
    again = partial(_export_page, request, workspace, initiative)
    form = partial(ExportForm, of_workspace=initiative is None, workspace=workspace)
    if request.method != "POST":
        return again(form(initial=request.GET.dict()))
    act = partial(_ask, request, workspace, initiative)
    return submit(request, form(request.POST), act, done=partial(_leads_to, request), again=again)


def _ask(request, workspace, initiative, *, what, raw):
    name, _colon, noun = what.partition(":")
    return ask_export(
        by=actor_of(request), workspace=workspace, initiative=initiative, as_format=name, noun=noun, raw=raw
    )


def _leads_to(request, job):
    return see_other(request, f"/jobs/{job.pk}/")


def _export_page(request, workspace, initiative, form, status=200):
    return page(request, "jobs/export.html", export_page(workspace, initiative, form), status)
