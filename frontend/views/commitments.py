"""What a clause obliges whom to deliver: its page and its forms."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Organisation, User
from deliberation.actions import commitments
from deliberation.permissions import can_commit, can_edit_commitment, require
from frontend.forms.agreements import ProgressForm, WithdrawalForm
from frontend.pages.commitments import as_it_stands, commitment_form, commitment_page
from frontend.places.agreements import find_clause, find_commitment
from frontend.responses import CONFLICT, actor_of, page, press, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def add(request, key, pk):
    clause = find_clause(request, key, pk)
    require(can_commit(actor_of(request), clause))
    workspace = clause.agreement.workspace
    again = partial(_form_page, request, clause, None)
    if request.method != "POST":
        return again(commitment_form(workspace))
    act, done = partial(_add, request, clause), partial(kept, request, f"commitment:{pk}")
    return submit(request, commitment_form(workspace, request.POST), act, done=done, again=again)


@require_safe
@login_required
def show(request, key, pk):
    return commitment_shown(request, find_commitment(request, key, pk))


@page_or_form
@login_required
def edit(request, key, pk):
    commitment = find_commitment(request, key, pk)
    require(can_edit_commitment(actor_of(request), commitment))
    workspace = commitment.clause.agreement.workspace
    again = partial(_form_page, request, commitment.clause, commitment)
    if request.method != "POST":
        return again(commitment_form(workspace, initial=as_it_stands(commitment)))
    act, done = partial(_edit, request, commitment), partial(kept, request, f"commitment:{pk}")
    return submit(request, commitment_form(workspace, request.POST), act, done=done, again=again)


@require_POST
@login_required
def report(request, key, pk):
    commitment = find_commitment(request, key, pk)
    act = partial(commitments.report_progress, by=actor_of(request), commitment=commitment)
    done, again = partial(_reported, request, commitment), partial(refused, request, commitment, "progress")
    return submit(request, ProgressForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def withdraw(request, key, pk):
    commitment = find_commitment(request, key, pk)
    act = partial(commitments.withdraw_commitment, by=actor_of(request), commitment=commitment)
    done, again = partial(kept, request, ""), partial(refused, request, commitment, "withdrawal")
    return submit(request, WithdrawalForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def restore(request, key, pk):
    commitment = find_commitment(request, key, pk)
    act = partial(commitments.restore_commitment, by=actor_of(request), commitment=commitment)
    again = partial(commitment_shown, request, commitment)
    return press(act, done=partial(kept, request, ""), again=again)


def commitment_shown(request, commitment, status=200, **more):
    context = commitment_page(request, commitment, **more)
    return page(request, "agreements/commitment.html", context, status)


def refused(request, commitment, name, form, status):
    """Its page with a refused form in its place; after a conflict with the present version."""
    if status == CONFLICT and "version" in form.fields:
        present = find_commitment(request, commitment.clause.agreement.workspace.key, commitment.pk)
        form.catch_up(version=present.version, progress=present.progress)
    return commitment_shown(request, commitment, status, **{name: form})


def kept(request, saved, commitment):
    key = commitment.clause.agreement.workspace.key
    return see_other(request, commitment.path_in(key), said=_("Saved."), saved=saved)


def _add(request, clause, *, version=None, **fields):
    return commitments.add_commitment(
        by=actor_of(request), clause=clause, **_with_nouns(clause.agreement.workspace, fields)
    )


def _edit(request, commitment, **fields):
    fields = _with_nouns(commitment.clause.agreement.workspace, fields)
    return commitments.edit_commitment(by=actor_of(request), commitment=commitment, **fields)


def _with_nouns(workspace, fields: dict) -> dict:
    """The organisations and the person for their ids, which were choices of the form."""
    here = Organisation.objects.filter(workspace=workspace).in_bulk()
    by_id = {str(pk): one for pk, one in here.items()}
    return {
        **fields,
        "lead": by_id[fields["lead"]],
        "supporting": [by_id[pk] for pk in fields["supporting"]],
        "responsible": User.objects.filter(pk=fields["responsible"] or None).first(),
    }


def _form_page(request, clause, commitment, form, status=200):
    """After a conflict with the present version, so that what was typed can be saved again."""
    workspace = clause.agreement.workspace
    if status == CONFLICT and commitment is not None:
        form.catch_up(**as_it_stands(find_commitment(request, workspace.key, commitment.pk)))
    context = {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "agreements",
        "agreement": clause.agreement,
        "clause": clause,
        "commitment": commitment,
        "form": form,
    }
    return page(request, "agreements/commitment_form.html", context, status)


def _reported(request, commitment, _note):
    return kept(request, f"progress:{commitment.pk}", commitment)
