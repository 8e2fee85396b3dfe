"""Bringing things in: hand in a file, say what its columns mean, look at what it would do, let it happen."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import jobs as actions
from deliberation.exchange.asking_import import ask_import, choose_columns
from deliberation.models import Job
from deliberation.permissions import can_import, require
from frontend.forms.imports import ColumnsForm, ImportForm
from frontend.pages.imports import columns_form, columns_page, import_page
from frontend.places import find_initiative, find_job, find_workspace
from frontend.responses import actor_of, page, press, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def into_workspace(request, key):
    return _handed_in(request, find_workspace(request, key), None)


@page_or_form
@login_required
def into_initiative(request, ref):
    initiative = find_initiative(request, ref)
    return _handed_in(request, initiative.workspace, initiative)


@page_or_form
@login_required
def columns(request, pk):
    job = find_job(request, pk)
    if job.state != Job.State.ASKING:
        return see_other(request, f"/jobs/{pk}/")
    again = partial(_columns_page, request, job)
    if request.method != "POST":
        return again(columns_form(job))
    form = columns_form(job, request.POST)
    return submit(
        request, form, partial(_choose, request, job, form), done=partial(_leads_to, request), again=again
    )


@require_POST
@login_required
def carry_out(request, pk):
    job = find_job(request, pk)
    return press(
        partial(actions.carry_out_import, by=actor_of(request), job=job),
        done=partial(_leads_to, request),
        again=lambda status, notice: see_other(request, f"/jobs/{pk}/", said=notice),
    )


def _handed_in(request, workspace, initiative):
    require(can_import(actor_of(request), workspace))
    again = partial(_import_page, request, workspace, initiative)
    of_workspace = initiative is None
    form = partial(ImportForm, of_workspace=of_workspace, keeps_register=workspace.keeps_register)
    if request.method != "POST":
        return again(form(initial=request.GET.dict()))
    act = partial(_ask, request, workspace, initiative)
    return submit(
        request, form(request.POST, request.FILES), act, done=partial(_leads_to, request), again=again
    )


def _ask(request, workspace, initiative, *, what, file):
    as_format, _colon, noun = what.partition(":")
    return ask_import(
        by=actor_of(request),
        workspace=workspace,
        initiative=initiative,
        as_format=as_format,
        noun=noun,
        content=file,
        filename=file.name,
        ask_columns=as_format == Job.Format.CSV,
    )


def _choose(request, job, form: ColumnsForm, *, kind, **_columns):
    return choose_columns(by=actor_of(request), job=job, mapping=form.mapping, kind=kind)


def _leads_to(request, job):
    way = "columns/" if job.state == Job.State.ASKING else ""
    said = _("Nothing is written before you have seen what it would do.") if job.dry_run else ""
    return see_other(request, f"/jobs/{job.pk}/{way}", said=said)


def _import_page(request, workspace, initiative, form, status=200):
    return page(request, "jobs/import.html", import_page(workspace, initiative, form), status)


def _columns_page(request, job, form, status=200):
    return page(request, "jobs/columns.html", columns_page(job, form), status)
