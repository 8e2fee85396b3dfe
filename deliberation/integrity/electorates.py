"""How many may vote in each initiative."""

from collections.abc import Iterator
from functools import partial

from deliberation.models import Initiative
from deliberation.tallies import count_voters

from .faults import AT_ONCE, Fault, Scope, table


def faults(scope: Scope) -> Iterator[Fault]:
    wrong = partial(Fault, "electorates", table(Initiative))
    rows = scope.of(Initiative.objects.select_related("workspace"), "workspace").order_by("pk")
    for row in rows.iterator(AT_ONCE):
        voters = count_voters(row)
        if voters != row.electorate:
            yield wrong(str(row.pk), row.ref, "electorate", row.electorate, voters)
