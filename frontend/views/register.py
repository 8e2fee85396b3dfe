"""The register of policies at home and abroad."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import record_citing
from deliberation.actions import register as actions
from deliberation.permissions import can_add_policy_record, can_edit_policy_record, require, rights_of
from frontend.forms.register import (
    CiteRecordForm,
    NewRecordForm,
    RecordForm,
    SharingForm,
    StatusForm,
    VerifyForm,
)
from frontend.pages.policies_beside import beside_page
from frontend.pages.policy import policy_page
from frontend.pages.register import register_page
from frontend.places import find_argument, find_keeping, find_policy_record
from frontend.responses import CONFLICT, actor_of, page, see_other, submit


@require_safe
@login_required
def index(request, key):
    return page(
        request, "register/list.html", register_page(request, find_keeping(request, key, "keeps_register"))
    )


@require_safe
@login_required
def beside(request, key):
    """Two or more side by side."""
    return page(
        request, "register/beside.html", beside_page(request, find_keeping(request, key, "keeps_register"))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request, key):
    workspace = find_keeping(request, key, "keeps_register")
    by = actor_of(request)
    require(can_add_policy_record(by, workspace))
    again = partial(_new_page, request, workspace)
    form = partial(NewRecordForm, workspace=workspace, own=rights_of(by, workspace).organisation_id)
    if request.method != "POST":
        return again(form())
    act = partial(_add, by, workspace)
    return submit(
        request, form(request.POST), act, done=partial(_kept, request, f"policy:{key}"), again=again
    )


@require_safe
@login_required
def show(request, key, pk):
    return page(request, "register/policy.html", policy_page(request, find_policy_record(request, key, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, key, pk):
    record = find_policy_record(request, key, pk)
    require(can_edit_policy_record(actor_of(request), record))
    again = partial(_edit_page, request, record)
    if request.method != "POST":
        return again(RecordForm(initial=_as_it_stands(record)))
    act = partial(actions.edit_policy_record, by=actor_of(request), record=record)
    done = partial(_kept, request, f"policy:{pk}")
    return submit(request, RecordForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def status(request, key, pk):
    return _sent(request, key, pk, "status", StatusForm(request.POST), actions.change_policy_status)


@require_POST
@login_required
def verify(request, key, pk):
    """Somebody looked today, and it is still so."""
    return _sent(request, key, pk, "verify", VerifyForm(request.POST), actions.verify_policy_record)


@require_POST
@login_required
def share(request, key, pk):
    record = find_policy_record(request, key, pk)
    form = SharingForm(request.POST, workspace=record.workspace, own=record.organisation_id)
    return _sent(request, key, pk, "sharing", form, actions.share_policy_record)


@require_POST
@login_required
def cite(request, key, pk):
    """Bring it to an argument that the form names."""
    record = find_policy_record(request, key, pk)
    act, again = partial(_cite, request, record), partial(_again, request, record, "cite")
    return submit(request, CiteRecordForm(request.POST), act, done=partial(_cited, request), again=again)


def _add(by, workspace, *, version=None, **fields):
    return actions.add_policy_record(by=by, workspace=workspace, **fields)


def _sent(request, key, pk, name, form, verb):
    record = find_policy_record(request, key, pk)
    act, again = partial(verb, by=actor_of(request), record=record), partial(_again, request, record, name)
    return submit(request, form, act, done=partial(_kept, request, ""), again=again)


def _cite(request, record, *, argument, **fields):
    found = find_argument(request, *argument)
    return record_citing.cite_policy_record(by=actor_of(request), argument=found, record=record, **fields)


def _cited(request, evidence):
    argument = evidence.argument
    to = f"/i/{argument.initiative.ref}/{argument.number}/#evidence-{evidence.pk}"
    return see_other(request, to, said=_("The policy stands under the argument now."))


def _kept(request, draft, record):
    key = record.workspace.key
    return see_other(request, f"/w/{key}/register/{record.pk}/", said=_("Saved."), saved=draft)


def _again(request, record, name, form, status):
    if status == CONFLICT and "version" in form.fields:
        form.catch_up(version=record.version)
    return page(request, "register/policy.html", policy_page(request, record, **{name: form}), status)


def _new_page(request, workspace, form, status=200):
    context = {"form": form, "workspace": workspace, "section": "follow-up", "section_part": "register"}
    return page(request, "register/form.html", context, status)


def _as_it_stands(record) -> dict:
    return {name: getattr(record, name) for name in RecordForm.base_fields}


def _edit_page(request, record, form, status=200):
    """After a conflict with the present version, so that what was typed can be saved again."""
    if status == CONFLICT:
        form.catch_up(**_as_it_stands(record))
    context = {
        "form": form,
        "workspace": record.workspace,
        "record": record,
        "section": "follow-up",
        "section_part": "register",
    }
    return page(request, "register/form.html", context, status)
