"""Voting: on a card, on the page of an argument, through all that one has not voted on; and one's view."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import votes as actions
from deliberation.models import View
from frontend.forms.page_form import PageForm
from frontend.forms.votes import ViewForm, VoteForm
from frontend.pages.argument import argument_page, head
from frontend.pages.one_card import one_card
from frontend.pages.sight import Sight
from frontend.pages.view import view_page
from frontend.pages.vote_through import vote_through_page
from frontend.pages.votes import votes_page
from frontend.places import find_argument, find_initiative
from frontend.responses import actor_of, announced, back_to, page, see_other, submit
from frontend.said import Undo

VALUES = {VoteForm.AGREE: 1, VoteForm.UNSURE: 0, VoteForm.DISAGREE: -1}


@require_POST
@login_required
def vote(request, ref, number):
    """Agree, disagree, not sure, or take it back; answered with the card or head that it was cast on."""
    argument = find_argument(request, ref, number)
    done = partial(_voted, request, argument)
    again = partial(_not_voted, request, argument)
    return submit(request, VoteForm(request.POST), partial(_cast, request, argument), done=done, again=again)


@require_safe
@login_required
def votes(request, ref, number):
    """What was voted on an argument, as far as ballot and results tell it."""
    return page(request, "arguments/votes.html", votes_page(request, find_argument(request, ref, number)))


@require_safe
@login_required
def through(request, ref):
    """One argument without the reader's vote at a time."""
    return page(
        request, "initiatives/vote_through.html", vote_through_page(request, find_initiative(request, ref))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def view(request, ref):
    """My view of the proposal."""
    initiative = find_initiative(request, ref)
    again = partial(_view_again, request, initiative)
    if request.method != "POST":
        return again()
    act = partial(actions.state_view, by=actor_of(request), initiative=initiative)
    done = partial(_view_stated, request, initiative)
    return submit(request, ViewForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def withdraw_view(request, ref):
    """Take my view back."""
    initiative = find_initiative(request, ref)
    undo = _undo_of_view(initiative, request.user)
    act = partial(actions.withdraw_view, by=actor_of(request), initiative=initiative)
    again = partial(_view_not_withdrawn, request, initiative)
    return submit(
        request, PageForm(request.POST), act, done=partial(_view_withdrawn, request, ref, undo), again=again
    )


def _cast(request, argument, value, wording, version, reason):
    by = actor_of(request)
    if value == VoteForm.WITHDRAW:
        return actions.withdraw_vote(by=by, argument=argument)
    shown = {"seen": wording, "version": version}
    return actions.cast_vote(by=by, argument=argument, value=VALUES[value], reason=reason, **shown)


def _voted(request, argument, result):
    if request.htmx:
        response = _where_it_was_cast(request, argument)
        return announced(response, _spoken(request.POST["value"]))
    to = back_to(request, f"/i/{argument.initiative.ref}/{argument.number}/", at=_anchor(request, argument))
    return see_other(request, to)


def _not_voted(request, argument, form, status):
    """The card or page again, with the sentence that says why not, and both wordings if they differ in meaning."""
    if request.htmx:
        return _where_it_was_cast(request, argument, refused=form, status=status)
    if request.POST.get("in") == "through":
        context = vote_through_page(request, argument.initiative, again=argument.number, vote=form)
        return page(request, "initiatives/vote_through.html", context, status)
    fresh = find_argument(request, argument.initiative.ref, argument.number)
    return page(request, "arguments/argument.html", argument_page(request, fresh, vote=form), status)


def _where_it_was_cast(request, argument, *, refused=None, status=200):
    if request.POST.get("in") != "board":
        sight = Sight.of(request, argument.initiative)
        fresh = find_argument(request, argument.initiative.ref, argument.number)
        return page(request, "arguments/head.html", head(request, fresh, sight, vote=refused), status)
    context = one_card(request, argument)
    [card] = context["cards"]
    card |= _why_not(refused) if refused else _ask_why(request, card)
    return page(request, "initiatives/voted.html", context, status)


def _why_not(form) -> dict:
    return {"refused": form.sentence(), "wordings": form.both_wordings}


def _ask_why(request, card: dict) -> dict:
    """After a vote its card offers to say why, until that is said."""
    return {"say_why": bool(card["mine"]) and "reason" not in request.POST}


def _anchor(request, argument) -> str:
    return f"a{argument.number}" if request.POST.get("in") == "board" else ""


def _spoken(value: str) -> str:
    return {
        VoteForm.AGREE: _("Your vote: agree."),
        VoteForm.DISAGREE: _("Your vote: disagree."),
        VoteForm.UNSURE: _("Your vote: not sure."),
        VoteForm.WITHDRAW: _("Your vote was taken back."),
    }[value]


def _view_again(request, initiative, form=None, status=200):
    return page(request, "initiatives/view.html", view_page(request, initiative, form), status)


def _view_stated(request, initiative, view):
    said = _("Your view of the proposal is kept. You may change it until voting ends.")
    return see_other(request, f"/i/{initiative.ref}/view/", said=said, saved=f"view:{initiative.ref}")


def _undo_of_view(initiative, user) -> Undo | None:
    """The form that states the same view once more."""
    mine = View.objects.filter(initiative=initiative, user=user).first()
    if mine is None:
        return None
    return Undo(f"/i/{initiative.ref}/view/", {"value": mine.value, "reason": mine.reason})


def _view_withdrawn(request, ref, undo, nothing):
    return see_other(request, f"/i/{ref}/view/", said=_("Your view was taken back."), undo=undo)


def _view_not_withdrawn(request, initiative, form, status):
    return page(
        request, "initiatives/view.html", view_page(request, initiative, notice=form.sentence()), status
    )
