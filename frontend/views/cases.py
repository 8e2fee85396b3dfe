"""The cases of a workspace: the list, one case, its forms."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Organisation, User
from deliberation.actions import cases as actions
from deliberation.permissions import can_edit_case, can_open_case, require, rights_of
from frontend.forms.cases import CaseStatusForm
from frontend.pages.case import case_page
from frontend.pages.case_forms import as_it_stands, case_form, naming_form, new_case_form
from frontend.pages.cases import cases_page
from frontend.places import find_case, find_keeping
from frontend.responses import CONFLICT, actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def listed(request, key):
    return page(request, "cases/list.html", cases_page(request, find_keeping(request, key, "keeps_cases")))


@page_or_form
@login_required
def add(request, key):
    workspace, by = find_keeping(request, key, "keeps_cases"), actor_of(request)
    require(can_open_case(by, workspace))
    form = partial(new_case_form, workspace, rights_of(by, workspace).organisation_id)
    again = partial(_form_page, request, workspace, None)
    if request.method != "POST":
        return again(form(initial={"is_coded": True}))
    act, done = partial(_open, by, workspace), partial(_kept, request, f"case:{key}")
    return submit(request, form(request.POST), act, done=done, again=again)


@require_safe
@login_required
def show(request, key, pk):
    return page(request, "cases/case.html", case_page(request, find_case(request, key, pk)))


@page_or_form
@login_required
def edit(request, key, pk):
    case, by = find_case(request, key, pk), actor_of(request)
    require(can_edit_case(by, case))
    again = partial(_form_page, request, case.workspace, case)
    if request.method != "POST":
        return again(case_form(case, initial=as_it_stands(case)))
    act, done = partial(_edit, by, case), partial(_kept, request, f"case:{pk}")
    return submit(request, case_form(case, request.POST), act, done=done, again=again)


@require_POST
@login_required
def status(request, key, pk):
    case = find_case(request, key, pk)
    act = partial(actions.change_case_status, by=actor_of(request), case=case)
    return _sent(request, case, "status", CaseStatusForm(request.POST), act)


@require_POST
@login_required
def company(request, key, pk):
    """What it is called, and who reads that."""
    case = find_case(request, key, pk)
    act = partial(_name, actor_of(request), case)
    return _sent(request, case, "naming", naming_form(case, request.POST), act)


def _open(by, workspace, *, version=None, **fields):
    return actions.open_case(by=by, workspace=workspace, **_with_rows(workspace, fields))


def _edit(by, case, **fields):
    return actions.edit_case(by=by, case=case, **_with_rows(case.workspace, fields))


def _name(by, case, **fields):
    return actions.name_company(by=by, case=case, **_with_rows(case.workspace, fields))


def _with_rows(workspace, fields: dict) -> dict:
    """What was chosen by its id, as rows: each is among the choices that the form had."""
    rows: dict[str, Any] = {}
    if "handled_by" in fields:
        here = Organisation.objects.filter(workspace=workspace)
        rows["handled_by"] = here.filter(pk=fields["handled_by"] or None).first()
    if "owner" in fields:
        rows["owner"] = User.objects.filter(pk=fields["owner"] or None).first()
    if "readers" in fields:
        rows["readers"] = list(User.objects.filter(pk__in=fields["readers"]))
    return fields | rows


def _sent(request, case, name, form, act):
    done = partial(_kept, request, "")
    return submit(request, form, act, done=done, again=partial(_again, request, case, name))


def _again(request, case, name, form, status):
    if status == CONFLICT:
        form.catch_up(version=case.version)
    return page(request, "cases/case.html", case_page(request, case, **{name: form}), status)


def _form_page(request, workspace, case, form, status=200):
    if status == CONFLICT and case:
        form.catch_up(**as_it_stands(case))
    context = {
        "form": form,
        "workspace": workspace,
        "case": case,
        "section": "follow-up",
        "section_part": "cases",
    }
    return page(request, "cases/form.html", context, status)


def _kept(request, saved, case):
    return see_other(request, case.path_in(case.workspace.key), said=_("Saved."), saved=saved)
