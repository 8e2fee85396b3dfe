"""Options stand beside how it is now, and are scored by criteria of their own initiative."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Exists, F, OuterRef

from deliberation.models import Initiative, Option, Score

from .faults import Fault, Scope, found

wrong = partial(found, "options")


def faults(scope: Scope) -> Iterator[Fault]:
    own = Option.objects.filter(initiative=OuterRef("pk"))
    initiatives = scope.of(Initiative.objects.all(), "workspace")
    alone = initiatives.filter(Exists(own), ~Exists(own.filter(number=Option.AS_IT_IS)))
    yield from wrong(alone, "has options without how it is now", named="self_initiative")
    aside = scope.of(Option.objects.all(), "initiative__workspace")
    aside = aside.filter(number=Option.AS_IT_IS).exclude(set_aside="")
    yield from wrong(aside, "has how it is now set aside", named="initiative")
    leaning = scope.of(Option.arguments.through.objects.all(), "option__initiative__workspace")
    foreign = leaning.exclude(argument__initiative=F("option__initiative"))
    yield from wrong(
        foreign, "has an option with an argument of another initiative", named="option__initiative"
    )
    scores = scope.of(Score.objects.all(), "option__initiative__workspace")
    elsewhere = scores.exclude(criterion__initiative=F("option__initiative"))
    yield from wrong(elsewhere, "is scored by a criterion of another initiative", named="option__initiative")
    hanging = scores.filter(reading__isnull=False, criterion__worst=None)
    yield from wrong(hanging, "has a reading without anchors", named="option__initiative")
