"""The numbers by which copies are kept have no gaps, and end where the counter does."""

from collections.abc import Iterator

from django.db.models import Count, Max

from deliberation.models import Change, Ledger

from .faults import Fault, Scope, table


def faults(scope: Scope) -> Iterator[Fault]:
    """What comes while this reads is past the last number that it knows."""
    for ledger in scope.of(Ledger.objects.select_related("workspace"), "workspace").order_by("pk"):
        rows = Change.objects.filter(workspace=ledger.pk, seq__lte=ledger.last_change)
        there = rows.aggregate(number=Count("pk"), last=Max("seq"))
        for what in (there["number"], there["last"] or 0):
            if what != ledger.last_change:
                yield Fault(
                    "changes",
                    table(Ledger),
                    str(ledger.pk),
                    ledger.workspace.key,
                    "last_change",
                    ledger.last_change,
                    what,
                )
                break
