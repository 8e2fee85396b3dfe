"""The agreements of a workspace."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Organisation
from deliberation.actions import agreements as actions
from deliberation.permissions import can_add_agreement, can_edit_agreement, require
from frontend.forms.agreements import AgreementForm, parties_as_text, parties_in
from frontend.pages.agreements import agreement_form_page, agreement_page, agreements_page
from frontend.places import find_keeping
from frontend.places.agreements import find_agreement
from frontend.responses import CONFLICT, actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def index(request, key):
    return page(
        request,
        "agreements/list.html",
        agreements_page(request, find_keeping(request, key, "keeps_agreements")),
    )


@page_or_form
@login_required
def add(request, key):
    workspace = find_keeping(request, key, "keeps_agreements")
    require(can_add_agreement(actor_of(request), workspace))
    again = partial(_form_page, request, workspace, None)
    if request.method != "POST":
        return again(AgreementForm())
    act, done = partial(_add, request, workspace), partial(_kept, request, f"agreement:{key}")
    return submit(request, AgreementForm(request.POST), act, done=done, again=again)


@require_safe
@login_required
def show(request, key, pk):
    found = find_agreement(request, key, pk)
    return page(request, "agreements/agreement.html", agreement_page(request, found))


@page_or_form
@login_required
def edit(request, key, pk):
    agreement = find_agreement(request, key, pk)
    require(can_edit_agreement(actor_of(request), agreement))
    again = partial(_form_page, request, agreement.workspace, agreement)
    if request.method != "POST":
        return again(AgreementForm(initial=_as_it_stands(agreement)))
    act, done = partial(_edit, request, agreement), partial(_kept, request, f"agreement:{pk}")
    return submit(request, AgreementForm(request.POST), act, done=done, again=again)


def _add(request, workspace, *, parties, version=None, **fields):
    fields["parties"] = _parties(workspace, parties)
    return actions.add_agreement(by=actor_of(request), workspace=workspace, **fields)


def _edit(request, agreement, *, parties, **fields):
    fields["parties"] = _parties(agreement.workspace, parties)
    return actions.edit_agreement(by=actor_of(request), agreement=agreement, **fields)


def _parties(workspace, text):
    return parties_in(text, Organisation.objects.filter(workspace=workspace))


def _as_it_stands(agreement) -> dict:
    own = {name: getattr(agreement, name) for name in AgreementForm.base_fields if name != "parties"}
    return {**own, "parties": parties_as_text(agreement)}


def _form_page(request, workspace, agreement, form, status=200):
    """After a conflict with the present version, so that what was typed can be saved again."""
    if status == CONFLICT:
        form.catch_up(**_as_it_stands(find_agreement(request, workspace.key, agreement.pk)))
    context = agreement_form_page(request, workspace, agreement, form)
    return page(request, "agreements/form.html", context, status)


def _kept(request, saved, agreement):
    to = f"/w/{agreement.workspace.key}/agreements/{agreement.pk}/"
    return see_other(request, to, said=_("Saved."), saved=saved)
