"""The steps to what is delivered, and the sources that show that it was."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import milestones
from deliberation.permissions import can_edit_commitment, require
from frontend.forms.agreements import MilestoneEditForm, MilestoneForm, ProofForm
from frontend.places.agreements import find_commitment, find_milestone, find_proof
from frontend.responses import CONFLICT, actor_of, page, press, see_other, submit

from .commitments import commitment_shown, refused


@require_POST
@login_required
def add(request, key, pk):
    commitment = find_commitment(request, key, pk)
    act = partial(milestones.add_milestone, by=actor_of(request), commitment=commitment)
    done, again = partial(_kept, request, commitment), partial(refused, request, commitment, "milestone")
    return submit(request, MilestoneForm(request.POST), act, done=done, again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request, key, pk, step):
    milestone = find_milestone(request, key, pk, step)
    require(can_edit_commitment(actor_of(request), milestone.commitment))
    again = partial(_edit_page, request, milestone)
    if request.method != "POST":
        return again(MilestoneEditForm(initial=_as_it_stands(milestone)))
    act = partial(milestones.edit_milestone, by=actor_of(request), milestone=milestone)
    done = partial(_kept, request, milestone.commitment)
    return submit(request, MilestoneEditForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove(request, key, pk, step):
    milestone = find_milestone(request, key, pk, step)
    act = partial(milestones.remove_milestone, by=actor_of(request), milestone=milestone)
    return _pressed(request, key, milestone.commitment, act)


@require_POST
@login_required
def prove(request, key, pk):
    commitment = find_commitment(request, key, pk)
    act = partial(_prove, request, commitment)
    done, again = partial(_kept, request, commitment), partial(refused, request, commitment, "proof")
    return submit(request, ProofForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove_proof(request, key, pk, proof):
    found = find_proof(request, key, pk, proof)
    act = partial(milestones.remove_proof, by=actor_of(request), proof=found)
    return _pressed(request, key, found.commitment, act)


def _prove(request, commitment, *, where, note):
    return milestones.prove_delivery(by=actor_of(request), commitment=commitment, source=where, note=note)


def _as_it_stands(milestone) -> dict:
    own = {name: getattr(milestone, name) for name in ("title", "due", "reached_on")}
    return {**own, "version": milestone.commitment.version}


def _edit_page(request, milestone, form, status=200):
    """After a conflict with the present version, so that what was typed can be saved again."""
    commitment = milestone.commitment
    workspace = commitment.clause.agreement.workspace
    if status == CONFLICT:
        form.catch_up(**_as_it_stands(find_milestone(request, workspace.key, commitment.pk, milestone.pk)))
    context = {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "agreements",
        "commitment": commitment,
        "milestone": milestone,
        "form": form,
    }
    return page(request, "agreements/milestone_form.html", context, status)


def _pressed(request, key, commitment, act):
    shown = partial(commitment_shown, request, find_commitment(request, key, commitment.pk))
    return press(act, done=partial(_kept, request, commitment), again=shown)


def _kept(request, commitment, _result):
    key = commitment.clause.agreement.workspace.key
    return see_other(request, commitment.path_in(key), said=_("Saved."))
