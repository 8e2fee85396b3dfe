"""Merged arguments show as an argument like them, one step away."""

from collections.abc import Iterator
from functools import partial

from django.db.models import F, Q

from deliberation.models import Argument, ArgumentState

from .faults import Fault, Scope, found

wrong = partial(found, "merged")


def faults(scope: Scope) -> Iterator[Fault]:
    merged = scope.of(Argument.objects.exclude(merged_into=None), "initiative__workspace")
    chains = merged.filter(merged_into__state=ArgumentState.MERGED)
    yield from wrong(chains, "was merged into a merged argument", named="self")
    elsewhere = merged.exclude(initiative=F("merged_into__initiative"))
    yield from wrong(elsewhere, "was merged into an argument of another initiative", named="self")
    among_the_kinds = Q(parent=None, merged_into__parent=None, kind=F("merged_into__kind"))
    responses = Q(parent=F("merged_into__parent"), relation=F("merged_into__relation"))
    yield from wrong(
        merged.exclude(among_the_kinds | responses), "was merged into one unlike it", named="self"
    )
