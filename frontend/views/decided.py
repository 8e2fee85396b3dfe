"""What hangs from a decision: conditions that are met, dissent that is signed, what may open it again, its snapshot."""

from functools import partial
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Organisation
from deliberation.actions import conditions, dissents, triggers
from deliberation.errors import NotFound
from deliberation.models import Commitment, Condition, Decision, Dissent, Source, Trigger
from frontend.forms.decisions import KeepForm
from frontend.pages.deciding import dissent_form, trigger_form
from frontend.pages.decision import decision_page
from frontend.pages.snapshot import snapshot_page
from frontend.places import find_below, find_decided, find_initiative, find_snapshot
from frontend.responses import actor_of, page, press, see_other, submit
from frontend.said import Undo


@require_safe
@login_required
def snapshot(request, ref, number):
    """What a decision stood on when it was confirmed."""
    found = find_snapshot(request, ref, number)
    return page(
        request, "decisions/snapshot.html", snapshot_page(request, find_initiative(request, ref), found)
    )


@require_POST
@login_required
def meet(request, ref, pk):
    """Met, or not met after all."""
    condition = find_decided(request, Condition, ref, pk)
    met = request.POST.get("to") != "again"
    verb = conditions.meet_condition if met else conditions.unmeet_condition
    undo = Undo(f"/i/{ref}/conditions/{pk}/met/", {"to": "again" if met else "met"})
    return press(
        partial(verb, by=actor_of(request), condition=condition),
        done=partial(_kept, request, ref, f"condition-{pk}", undo=undo),
        again=partial(_not_pressed, request, ref),
    )


@require_POST
@login_required
def sign(request, ref):
    decision = _decision_read(request, ref)
    act = partial(_sign, request, decision)
    done = partial(_kept, request, ref, "dissents", saved=f"dissent:{ref}")
    again = partial(_again, request, ref, "dissent")
    return submit(request, dissent_form(request, decision, request.POST), act, done=done, again=again)


@require_POST
@login_required
def unsign(request, ref, pk):
    dissent = find_decided(request, Dissent, ref, pk)
    return press(
        partial(dissents.withdraw_dissent, by=actor_of(request), dissent=dissent),
        done=partial(_kept, request, ref, "dissents"),
        again=partial(_not_pressed, request, ref),
    )


@require_POST
@login_required
def watch(request, ref):
    """Say what shall propose to open it again."""
    decision = _decision_read(request, ref)
    form = trigger_form(request, decision.initiative, request.POST)
    act, done = partial(_watch, request, decision), partial(_kept, request, ref, "triggers")
    return submit(request, form, act, done=done, again=partial(_again, request, ref, "trigger"))


@require_POST
@login_required
def unwatch(request, ref, pk):
    trigger = find_decided(request, Trigger, ref, pk)
    return press(
        partial(triggers.remove_trigger, by=actor_of(request), trigger=trigger),
        done=partial(_kept, request, ref, "triggers"),
        again=partial(_not_pressed, request, ref),
    )


@require_POST
@login_required
def keep(request, ref, pk):
    """Say why the decision stands."""
    trigger = find_decided(request, Trigger, ref, pk)
    act = partial(triggers.keep_decision, by=actor_of(request), trigger=trigger)
    again = partial(_again, request, ref, "keep", keeping=trigger.pk)
    return submit(
        request, KeepForm(request.POST), act, done=partial(_kept, request, ref, "triggers"), again=again
    )


def _decision_read(request, ref) -> Decision:
    """The very one that was read, which may stand no longer. Raises NotFound."""
    try:
        pk = UUID(request.POST.get("decision", ""))
    except ValueError as error:
        raise NotFound from error
    return find_below(request, Decision, ref, pk)


def _sign(request, seen, *, text, for_organisation, decision):
    return dissents.sign_dissent(
        by=actor_of(request), decision=seen, text=text, for_organisation=bool(for_organisation)
    )


def _watch(request, seen, *, on, source, commitment, organisation, note, decision):
    """The kind is that of what was filled in."""
    filled = {
        Trigger.Kind.DATE: on,
        Trigger.Kind.SOURCE: source,
        Trigger.Kind.COMMITMENT: commitment,
        Trigger.Kind.POSITION: organisation,
    }
    kind = next((kind for kind, value in filled.items() if value), Trigger.Kind.DATE)
    here = {"workspace": seen.initiative.workspace_id}
    return triggers.set_trigger(
        by=actor_of(request),
        decision=seen,
        kind=kind,
        on=on,
        source=Source.objects.visible_to(request.user).filter(**here, pk=source or None).first(),
        commitment=Commitment.objects.visible_to(request.user).filter(pk=commitment or None).first(),
        organisation=Organisation.objects.filter(**here, pk=organisation or None).first(),
        note=note,
    )


def _kept(request, ref, at, result, undo=None, saved=""):
    return see_other(request, f"/i/{ref}/decision/#{at}", said=_("Saved."), undo=undo, saved=saved)


def _again(request, ref, name, form, status, **more):
    context = decision_page(request, find_initiative(request, ref), **{name: form}, **more)
    return page(request, "decisions/decision.html", context, status)


def _not_pressed(request, ref, *, status, notice):
    context = decision_page(request, find_initiative(request, ref), notice=notice)
    return page(request, "decisions/decision.html", context, status)
