"""A policy stands as its history last says, and whoever it is named to is of its workspace."""

from collections.abc import Iterator
from functools import partial

from django.db.models import F, OuterRef, Q, Subquery

from deliberation.models import PolicyRecord, PolicyShare, PolicyStatusChange
from deliberation.models.register_codes import Sharing

from .faults import Fault, Scope, found

wrong = partial(found, "register")


def faults(scope: Scope) -> Iterator[Fault]:
    records = scope.of(PolicyRecord.objects.all(), "workspace")
    last = PolicyStatusChange.objects.filter(record=OuterRef("pk")).order_by("-at", "-id")
    told = records.annotate(
        said=Subquery(last.values("status")[:1]), from_day=Subquery(last.values("since")[:1])
    )
    yield from wrong(told.filter(said=None), "has no history")
    otherwise = told.exclude(said=None).exclude(status=F("said"))
    yield from wrong(otherwise, "does not stand as its history last says", stored="status", counted="said")
    one_alone = Q(status_since=None, from_day__isnull=False) | Q(status_since__isnull=False, from_day=None)
    apart = Q(status_since__lt=F("from_day")) | Q(status_since__gt=F("from_day"))  # what is empty is neither
    other_day = told.filter(one_alone | apart, status=F("said"))
    says = "stands so since another day"
    yield from wrong(other_day, says, stored="status_since", counted="from_day")
    yield from wrong(
        records.exclude(organisation__workspace=F("workspace")), "is kept by an organisation of elsewhere"
    )
    shares = scope.of(PolicyShare.objects.all(), "record__workspace")
    yield from wrong(
        shares.exclude(organisation__workspace=F("record__workspace")), "names an organisation of elsewhere"
    )
    yield from wrong(
        shares.exclude(record__sharing=Sharing.NAMED), "names who sees what is not shared by name"
    )
