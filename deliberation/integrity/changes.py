"""The numbers by which copies are kept have no gaps, end where the counter does, and tell of all that was numbered."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Count, Max

from deliberation.models import Change, Ledger

from .faults import Fault, Scope, table


def faults(scope: Scope) -> Iterator[Fault]:
    """What comes while this reads is past the last number that it knows."""
    for ledger in scope.of(Ledger.objects.select_related("workspace"), "workspace").order_by("pk"):
        rows = Change.objects.filter(workspace=ledger.pk, seq__lte=ledger.last_change)
        there = rows.aggregate(number=Count("pk"), last=Max("seq"))
        wrong = partial(Fault, "changes", table(Ledger), str(ledger.pk), ledger.workspace.key)
        for what in (there["number"], there["last"] or 0):
            if what != ledger.last_change:
                yield wrong("last_change", ledger.last_change, what)
                break
        if ledger.told_through != ledger.last_seq:
            yield wrong("told_through", ledger.told_through, ledger.last_seq)
