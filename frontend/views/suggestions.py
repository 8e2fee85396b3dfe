"""Suggesting another wording of an argument, and answering that."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import suggestions as actions
from deliberation.errors import NotFound
from deliberation.models import Argument, Suggestion
from frontend.forms.suggestions import DecideForm, SuggestForm
from frontend.pages.suggestions import suggestions_page
from frontend.places import find_argument
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def suggestions(request, ref, number):
    """What was suggested, and a form for another wording."""
    argument = find_argument(request, ref, number)
    again = partial(_again, request, argument)
    if request.method != "POST":
        return again(SuggestForm(initial=_present(argument)))
    act = partial(actions.suggest_wording, by=actor_of(request), argument=argument)
    return submit(request, SuggestForm(request.POST), act, done=partial(_suggested, request), again=again)


@require_POST
@login_required
def decide(request, ref, number, pk):
    """Accept, decline or take one's own back, in one click."""
    argument = find_argument(request, ref, number)
    act = partial(_decide, request, _suggestion(request, argument, pk))
    done = partial(_decided, request, f"/i/{ref}/{number}/")
    return submit(
        request, DecideForm(request.POST), act, done=done, again=partial(_refused, request, ref, number)
    )


def _suggestion(request, argument, pk) -> Suggestion:
    rows = Suggestion.objects.visible_to(request.user).select_related("argument__initiative__workspace")
    found = rows.filter(argument=argument, pk=pk).first()
    if found is None:
        raise NotFound
    return found


def _decide(request, suggestion, decision, version, meaning_changed):
    by = actor_of(request)
    if decision == DecideForm.ACCEPT:
        return actions.accept_suggestion(
            by=by, suggestion=suggestion, version=version, meaning_changed=meaning_changed
        )
    act = actions.decline_suggestion if decision == DecideForm.DECLINE else actions.withdraw_suggestion
    return act(by=by, suggestion=suggestion)


def _present(argument) -> dict:
    return {"claim": argument.claim, "reasons": argument.reasons, "seen": argument.revision}


def _again(request, argument, form, status=200):
    return page(request, "arguments/suggestions.html", suggestions_page(request, argument, form=form), status)


def _suggested(request, suggestion):
    argument = suggestion.argument
    ref, number = argument.initiative.ref, argument.number
    said = _("Suggested. The author is told and decides.")
    return see_other(request, f"/i/{ref}/{number}/suggestions/", said=said, saved=f"suggest:{ref}:{number}")


def _decided(request, to, result):
    return see_other(request, to, said=_said(result))


def _said(result: Argument | Suggestion) -> str:
    if isinstance(result, Argument):
        return _("The suggested wording stands now.")
    taken_back = result.state == Suggestion.State.WITHDRAWN
    return _("You took your suggestion back.") if taken_back else _("Your wording stays.")


def _refused(request, ref, number, form, status):
    """The page again, with the present words to compare with."""
    argument = find_argument(request, ref, number)
    fresh = SuggestForm(initial=_present(argument))
    context = suggestions_page(request, argument, form=fresh, refused=form.sentence())
    return page(request, "arguments/suggestions.html", context, status)
