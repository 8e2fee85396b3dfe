"""Every tally against a recount of its rows."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from deliberation.models import Argument, Initiative, Tally
from deliberation.tallies import COUNTED, counted

from .faults import AT_ONCE, Fault, Scope, table

COMPARED = ("initiative_id", "kind", *COUNTED)


def faults(scope: Scope) -> Iterator[Fault]:
    initiatives = scope.of(Initiative.objects.select_related("workspace"), "workspace").order_by("pk")
    for initiative in initiatives.iterator(AT_ONCE):
        yield from _of_initiative(initiative)


def _of_initiative(initiative: Initiative) -> Iterator[Fault]:
    numbers = Argument.objects.filter(initiative=initiative).order_by("pk").values_list("pk", "number")
    stream = numbers.iterator(AT_ONCE)
    while batch := list(islice(stream, AT_ONCE)):
        refs = {pk: f"{initiative.ref}#{number}" for pk, number in batch}
        # A verb may have come between the reading of both: what is wrong has to be so twice.
        suspects = {fault.id for fault in _compared(initiative, refs)}
        again = {pk: ref for pk, ref in refs.items() if str(pk) in suspects}
        yield from _compared(initiative, again) if again else ()


def _compared(initiative: Initiative, refs: dict[UUID, str]) -> Iterator[Fault]:
    stored, right = Tally.objects.in_bulk(refs), counted(initiative, refs.keys())
    for pk, ref in refs.items():
        if pk not in stored:
            yield Fault("tallies", table(Tally), str(pk), ref, "is missing")
            continue
        for name in COMPARED:
            there, ought = getattr(stored[pk], name), getattr(right[pk], name)
            if there != ought:
                yield Fault("tallies", table(Tally), str(pk), ref, name, there, ought)
