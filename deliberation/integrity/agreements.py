"""Clauses stand in one agreement and are counted from one without a gap; a commitment is as far as was last said."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from deliberation.models import Clause, Commitment, ProgressNote
from deliberation.reckoning.colour import WHOLE

from .faults import Fault, Scope, found, table

wrong = partial(found, "agreements")


def faults(scope: Scope) -> Iterator[Fault]:
    clauses = scope.of(Clause.objects.all(), "agreement__workspace")
    elsewhere = clauses.exclude(parent=None).exclude(parent__agreement=F("agreement"))
    yield from wrong(elsewhere, "stands under a clause of another agreement")
    yield from _miscounted(clauses)
    yield from _commitments(scope.of(Commitment.objects.all(), "clause__agreement__workspace"))


def _miscounted(clauses) -> Iterator[Fault]:
    """Those side by side are 1, 2, 3: their places are their numbers."""
    places = clauses.order_by().values("agreement", "parent")
    counted = places.annotate(
        many=Count("pk"), places=Count("position", distinct=True), least=Min("position"), most=Max("position")
    )
    broken = counted.exclude(least=1, most=F("many"), places=F("many"))
    for row in broken.order_by("agreement", "parent"):
        above = str(row["parent"] or row["agreement"])
        what = "the clauses right under it are not counted one by one"
        yield Fault("agreements", table(Clause), above, "", what, row["most"], row["many"])


def _commitments(rows) -> Iterator[Fault]:
    last = (
        ProgressNote.objects.filter(commitment=OuterRef("pk")).order_by("-at", "-id").values("progress")[:1]
    )
    said = rows.annotate(said=Coalesce(Subquery(last), Value(0)))
    yield from wrong(
        said.exclude(progress=F("said")), "is not as far as was last said", stored="progress", counted="said"
    )
    yield from wrong(rows.filter(progress__gt=WHOLE), "is more than whole", stored="progress")
    unsaid = Q(withdrawn_at__isnull=False, withdrawn_reason="")
    named = Q(withdrawn_at=None) & ~Q(withdrawn_reason="")
    yield from wrong(rows.filter(unsaid | named), "is withdrawn without a reason, or has one and is not")
