"""The decision of an initiative: proposing it, and the lead parties' words on it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Organisation
from deliberation.actions import decisions as actions
from deliberation.actions.conditions import Asked
from deliberation.actions.dispositions import Disposed
from deliberation.models import Argument, Decision
from frontend.forms.decisions import WordForm
from frontend.pages.decision import decision_form, decision_page
from frontend.places import find_below, find_initiative
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decision(request, ref):
    """What came of it; a POST proposes."""
    initiative = find_initiative(request, ref)
    if request.method != "POST":
        return page(request, "decisions/decision.html", decision_page(request, initiative))
    form = decision_form(initiative, request.POST)
    act, done = partial(_propose, request, initiative, form), partial(_kept, request, ref)
    return submit(request, form, act, done=done, again=partial(_again, request, initiative, "form"))


@require_POST
@login_required
def answer(request, ref):
    """A lead party confirms or refuses."""
    initiative = find_initiative(request, ref)
    act, done = partial(_answer, request, ref), partial(_kept, request, ref)
    again = partial(_again, request, initiative, "word")
    return submit(request, WordForm(request.POST), act, done=done, again=again)


def _propose(request, initiative, form, *, outcome, rationale, relied_on, dissent, **_rows):
    here = Argument.objects.visible_to(request.user).filter(initiative=initiative)
    challenges = {row.number: row for row in Argument.objects.unhandled(initiative)}
    disposed = [
        Disposed(challenges[number], value, note)
        for number, value, note in form.disposed()
        if number in challenges
    ]
    return actions.propose_decision(
        by=actor_of(request),
        initiative=initiative,
        outcome=outcome,
        rationale=rationale,
        dissent=dissent,
        relied_on=here.filter(pk__in=relied_on),
        dispositions=disposed,
        conditions=_asked(initiative, form),
    )


def _asked(initiative, form) -> list[Asked]:
    organisations = {
        str(row.pk): row for row in Organisation.objects.filter(workspace=initiative.workspace_id)
    }
    return [
        Asked(text=text, organisation=organisations.get(organisation), due=due, name=number)
        for number, text, organisation, due in form.asked()
    ]


def _answer(request, ref, *, decision, word, reason):
    found = find_below(request, Decision, ref, decision)
    agreed = word == WordForm.CONFIRM
    return actions.answer_decision(by=actor_of(request), decision=found, agreed=agreed, reason=reason)


def _kept(request, ref, decision):
    said: dict[str, str] = {
        Decision.State.PROPOSED: _("The decision stands as proposed until every lead party has confirmed."),
        Decision.State.CONFIRMED: _("It is decided: every lead party has confirmed."),
        Decision.State.REFUSED: _("The refusal is kept; another decision can be proposed."),
    }
    return see_other(request, f"/i/{ref}/decision/", said=said[decision.state], saved=f"decision:{ref}")


def _again(request, initiative, name, form, status):
    context = decision_page(request, initiative, **{name: form})
    return page(request, "decisions/decision.html", context, status)
