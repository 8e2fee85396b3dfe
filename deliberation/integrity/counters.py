"""The last numbers that were given are not below the largest that stand there."""

from collections.abc import Iterator
from functools import partial

from django.db.models import F, Max

from accounts.models import Workspace
from deliberation.models import Initiative

from .faults import Fault, Scope, found

wrong = partial(found, "counters")


def faults(scope: Scope) -> Iterator[Fault]:
    for rows, counter, path in (
        (scope.of(Workspace.objects.all(), "pk"), "last_initiative_number", "initiatives__number"),
        (scope.of(Initiative.objects.all(), "workspace"), "last_argument_number", "arguments__number"),
    ):
        behind = rows.annotate(largest=Max(path)).filter(largest__gt=F(counter))
        named = "self_initiative" if rows.model is Initiative else ""
        yield from wrong(behind, counter, named=named, stored=counter, counted="largest")
