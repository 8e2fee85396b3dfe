"""What was decided has the word of every lead party, and is about its own initiative."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Exists, F, OuterRef

from deliberation.models import (
    Condition,
    Confirmation,
    Decision,
    Disposition,
    Initiative,
    Party,
    Stage,
    Trigger,
)

from .faults import Fault, Scope, found

wrong = partial(found, "decisions")
DECIDED = (Stage.DECIDED, Stage.MONITORING)
CONFIRMED = Decision.State.CONFIRMED


def faults(scope: Scope) -> Iterator[Fault]:
    decisions = scope.of(Decision.objects.all(), "initiative__workspace")
    yield from wrong(_unheard(decisions), "is confirmed without the word of a lead party", named="initiative")
    undated = decisions.filter(state=CONFIRMED, confirmed_at=None)
    yield from wrong(undated, "is confirmed at no time", named="initiative")
    yield from _initiatives(scope)
    dispositions = scope.of(Disposition.objects.all(), "decision__initiative__workspace")
    elsewhere = dispositions.exclude(challenge__initiative=F("decision__initiative"))
    yield from wrong(elsewhere, "disposes of a challenge of another initiative", named="decision__initiative")
    conditions = scope.of(Condition.objects.all(), "decision__initiative__workspace")
    unasked = conditions.exclude(decision__outcome=Decision.Outcome.ADOPT_WITH_CONDITIONS)
    yield from wrong(unasked, "is a condition of an outcome without any", named="decision__initiative")
    triggers = scope.of(Trigger.objects.all(), "decision__initiative__workspace")
    unsettled = triggers.filter(fired_at__isnull=False, settled_at=None)
    aside = unsettled.filter(decision__state=Decision.State.SUPERSEDED)
    yield from wrong(aside, "waits to be settled though it was opened again", named="decision__initiative")
    relied = scope.of(Decision.relied_on.through.objects.all(), "decision__initiative__workspace")
    foreign = relied.exclude(argument__initiative=F("decision__initiative"))
    yield from wrong(foreign, "relies on an argument of another initiative", named="decision__initiative")


def _unheard(decisions):
    said = Confirmation.objects.filter(
        decision=OuterRef(OuterRef("pk")), organisation=OuterRef("organisation"), agreed=True
    )
    leads = Party.objects.filter(initiative=OuterRef("initiative"), part=Party.Part.LEAD)
    return decisions.filter(Exists(leads.exclude(Exists(said))), state=CONFIRMED)


def _initiatives(scope: Scope) -> Iterator[Fault]:
    standing = Decision.objects.filter(initiative=OuterRef("pk"), state=CONFIRMED)
    initiatives = scope.of(Initiative.objects.all(), "workspace")
    undecided = initiatives.filter(~Exists(standing), stage__in=DECIDED)
    yield from wrong(undecided, "is decided without a decision", named="self_initiative")
    open_again = initiatives.filter(Exists(standing), stage__in=(Stage.DRAFT, Stage.OPEN, Stage.DECIDING))
    yield from wrong(open_again, "is open although its decision stands", named="self_initiative")
