"""The clauses of an agreement: each stands on its agreement's page, and has forms of its own."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import clauses
from deliberation.models import Clause
from deliberation.permissions import can_edit_agreement, can_edit_clause, require
from frontend.forms.agreements import ClauseForm
from frontend.pages.agreements import agreement_page
from frontend.pages.commitments import new_clause_form, place_form
from frontend.places.agreements import find_agreement, find_clause
from frontend.responses import CONFLICT, actor_of, page, press, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def show(request, key, pk):
    return see_other(request, _place(key, find_clause(request, key, pk)))


@page_or_form
@login_required
def add(request, key, pk):
    agreement = find_agreement(request, key, pk)
    require(can_edit_agreement(actor_of(request), agreement))
    again = partial(_new_page, request, agreement)
    if request.method != "POST":
        return again(new_clause_form(agreement, under=request.GET.get("under", "")))
    act, done = partial(_add, request, agreement), partial(_kept, request, key, f"clause:{pk}")
    return submit(request, new_clause_form(agreement, request.POST), act, done=done, again=again)


@page_or_form
@login_required
def edit(request, key, pk):
    clause = find_clause(request, key, pk)
    require(can_edit_clause(actor_of(request), clause))
    again = partial(_edit_page, request, clause)
    if request.method != "POST":
        return again(ClauseForm(initial=_as_it_stands(clause)))
    act = partial(clauses.edit_clause, by=actor_of(request), clause=clause)
    done = partial(_kept, request, key, f"clause:{pk}")
    return submit(request, ClauseForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def move(request, key, pk):
    clause = find_clause(request, key, pk)
    require(can_edit_agreement(actor_of(request), clause.agreement))
    act, done = partial(_move, request, clause), partial(_kept, request, key, "")
    again = partial(_place_again, request, clause)
    return submit(request, place_form(clause, request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove(request, key, pk):
    clause = find_clause(request, key, pk)
    act = partial(clauses.remove_clause, by=actor_of(request), clause=clause)
    return press(
        act,
        done=partial(_removed, request, key, clause),
        again=partial(_kept_after_all, request, key, clause),
    )


def _add(request, agreement, *, parent, **fields):
    return clauses.add_clause(
        by=actor_of(request), agreement=agreement, parent=_parent(agreement.pk, parent), **fields
    )


def _move(request, clause, *, parent, position):
    place = {"parent": _parent(clause.agreement_id, parent), "position": position}
    return clauses.move_clause(by=actor_of(request), clause=clause, **place)


def _parent(agreement_id, parent: str) -> Clause | None:
    return Clause.objects.filter(agreement=agreement_id, pk=parent).first() if parent else None


def _as_it_stands(clause) -> dict:
    return {name: getattr(clause, name) for name in ClauseForm.base_fields}


def _new_page(request, agreement, form, status=200):
    context = {
        "workspace": agreement.workspace,
        "section": "follow-up",
        "section_part": "agreements",
        "agreement": agreement,
        "form": form,
    }
    return page(request, "agreements/clause_form.html", context, status)


def _edit_page(request, clause, form, status=200, place=None):
    """After a conflict with the present version, so that what was typed can be saved again."""
    if status == CONFLICT:
        form.catch_up(**_as_it_stands(Clause.objects.get(pk=clause.pk)))
    steers = can_edit_agreement(actor_of(request), clause.agreement)
    context = {
        "workspace": clause.agreement.workspace,
        "section": "follow-up",
        "section_part": "agreements",
        "agreement": clause.agreement,
        "clause": clause,
        "form": form,
        "place": (place or place_form(clause)) if steers else None,
    }
    return page(request, "agreements/clause_form.html", context, status)


def _place_again(request, clause, form, status):
    return _edit_page(request, clause, ClauseForm(initial=_as_it_stands(clause)), status, place=form)


def _place(key: str, clause: Clause) -> str:
    return f"/w/{key}/agreements/{clause.agreement_id}/#clause-{clause.pk}"


def _kept(request, key, saved, clause):
    return see_other(request, _place(key, clause), said=_("Saved."), saved=saved)


def _removed(request, key, clause, _nothing):
    return see_other(
        request, f"/w/{key}/agreements/{clause.agreement_id}/", said=_("The clause was removed.")
    )


def _kept_after_all(request, key, clause, status, notice):
    agreement = find_agreement(request, key, clause.agreement_id)
    return page(
        request, "agreements/agreement.html", agreement_page(request, agreement, notice=notice), status
    )
