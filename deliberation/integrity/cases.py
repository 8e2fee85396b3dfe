"""A company's name stands apart where it is not to be named, and only there; a case stands as it last stood."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Exists, F, OuterRef, Subquery

from deliberation.models import Case, CaseStatusChange, WithheldName

from .faults import Fault, Scope, found

wrong = partial(found, "cases")


def faults(scope: Scope) -> Iterator[Fault]:
    apart = Exists(WithheldName.objects.filter(case=OuterRef("pk")))
    last = CaseStatusChange.objects.filter(case=OuterRef("pk")).order_by("-at", "-id").values("status")[:1]
    rows = scope.of(Case.objects.all(), "workspace").annotate(apart=apart, said=Subquery(last))
    yield from wrong(rows.filter(is_coded=True, apart=False), "has a code word and no name")
    yield from wrong(rows.filter(is_coded=False, apart=True), "has a name for all and one for some")
    yield from wrong(
        rows.exclude(status=F("said")), "does not stand as it last stood", stored="status", counted="said"
    )
