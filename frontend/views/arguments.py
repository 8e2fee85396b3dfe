"""The board of an initiative, the page of an argument, and what their forms do."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import arguments as actions
from deliberation.models import ArgumentState
from deliberation.permissions import can_revise_argument, require
from frontend.forms.arguments import ArgueForm, ReviseForm
from frontend.pages.argument import argument_page
from frontend.pages.board import Board, Wish
from frontend.pages.board_page import board_page, column
from frontend.pages.density import remembered
from frontend.pages.frame import todo_line
from frontend.pages.sight import Sight
from frontend.pages.similar import similar_lines, similar_to
from frontend.places import find_argument, find_initiative
from frontend.responses import actor_of, announced, back_to, page, see_other, submit
from frontend.said import Undo


@require_safe
def board(request, ref):
    """The board; for htmx the next cards of one kind."""
    initiative = find_initiative(request, ref)
    if request.htmx and request.GET.get("after"):
        return page(request, "initiatives/more_cards.html", board_page(request, initiative))
    return remembered(request, page(request, "initiatives/board.html", board_page(request, initiative)))


@require_POST
@login_required
def add(request, ref):
    initiative = find_initiative(request, ref)
    act = partial(actions.add_argument, by=actor_of(request), initiative=initiative)
    done = partial(_added, request, initiative)
    again = partial(_composer_again, request, initiative)
    return submit(request, ArgueForm(request.POST), act, done=done, again=again)


@require_safe
def show(request, ref, number):
    argument = find_argument(request, ref, number)
    if argument.state == ArgumentState.MERGED:
        said = _("%s was merged into this argument.") % argument.ref
        return see_other(request, f"/i/{ref}/{argument.merged_into.number}/", said=said)
    return page(request, "arguments/argument.html", argument_page(request, argument))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def revise(request, ref, number):
    argument = find_argument(request, ref, number)
    require(can_revise_argument(actor_of(request), argument))
    seen = {"claim": argument.claim, "reasons": argument.reasons, "version": argument.version}
    again = partial(_revise_page, request, argument)
    if request.method != "POST":
        return again(ReviseForm(initial=seen, argument=argument))
    act = partial(actions.revise_argument, by=actor_of(request), argument=argument)
    done = partial(_revised, request)
    form = ReviseForm(request.POST, initial=seen, argument=argument)
    return submit(request, form, act, done=done, again=again)


@require_POST
@login_required
def withdraw(request, ref, number):
    """Withdraw one's argument. Nothing is asked before: it can be brought back."""
    argument = find_argument(request, ref, number)
    actions.withdraw_argument(by=actor_of(request), argument=argument)
    here, said = f"/i/{ref}/{number}/", _("Withdrawn. Its votes stay to be read.")
    return see_other(request, here, said=said, undo=Undo(f"{here}restore/"))


@require_POST
@login_required
def restore(request, ref, number):
    """Bring one's argument back."""
    argument = find_argument(request, ref, number)
    actions.restore_argument(by=actor_of(request), argument=argument)
    here = f"/i/{ref}/{number}/"
    return see_other(request, here, said=_("It is back."), undo=Undo(f"{here}withdraw/"))


def _added(request, initiative, argument):
    """For htmx the empty composer with the new card after it, in place of the composer."""
    if not request.htmx:
        said = _added_sentence(similar_to(request, argument))
        to = back_to(request, f"/i/{initiative.ref}/{argument.number}/")
        return see_other(request, to, said=said, saved=f"argue:{initiative.ref}:{argument.kind}")
    sight = Sight.of(request, initiative)
    board = Board(initiative, request.user, Wish(), sight)
    added = board.one_card(argument.number) | {"is_new": True}
    counts = board.counts()
    count = counts[argument.kind]["count"]
    context = column(request, initiative, sight, argument.kind, cards=[added], count=count)
    context["similar"] = similar_to(request, argument)
    context["todo"] = todo_line(actor_of(request), initiative, sight, counts)
    return announced(render(request, "initiatives/added.html", context), _("Added: %s") % argument.claim)


def _added_sentence(similar):
    if not similar:
        return _("Added. Reasons and a source make it stronger.")
    return _("Added. Look at %s: it may say the same.") % ", ".join(one["ref"] for one in similar)


def _composer_again(request, initiative, form, status):
    kind = form.data.get("kind", "")
    claim = form.data.get("claim", "")
    typed = {"open": True, "claim": claim, "faults": form.sentence()}
    typed["similar"] = similar_lines(request, initiative, claim)
    if not request.htmx:
        context = board_page(request, initiative, composers={kind: typed})
        return page(request, "initiatives/board.html", context, status)
    context = column(request, initiative, Sight.of(request, initiative), kind, composer=typed)
    return page(request, "components/composer.html", context, status)


def _revise_page(request, argument, form, status=200):
    """With the present wording beside the form when somebody else changed it meanwhile."""
    context = {**_place(argument), "form": form, "present": argument if status == 409 else None}
    return page(request, "arguments/revise.html", context, status)


def _revised(request, argument):
    ref = argument.initiative.ref
    saved = f"revise:{ref}:{argument.number}"
    return see_other(request, f"/i/{ref}/{argument.number}/", said=_("Saved."), saved=saved)


def _place(argument) -> dict:
    initiative = argument.initiative
    return {
        "argument": argument,
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
    }
