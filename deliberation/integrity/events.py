"""Deadlines stand where their rule leads, with what hangs on them; a pledge is what was said of it last."""

from collections.abc import Iterator
from functools import partial

from django.db.models import F, OuterRef, Subquery

from deliberation.models import Deadline, Pledge, PledgeChange, Preparation

from .faults import AT_ONCE, Fault, Scope, found, table

wrong = partial(found, "events")


def faults(scope: Scope) -> Iterator[Fault]:
    yield from _counted(scope)
    hanging = scope.of(Preparation.objects.exclude(deadline=None), "event__workspace")
    yield from wrong(hanging.exclude(event=F("deadline__event")), "hangs on a deadline of another event")
    yield from wrong(hanging.exclude(due=F("deadline__due")), "is not due with its deadline")
    last = PledgeChange.objects.filter(pledge=OuterRef("pk")).order_by("-at", "-id").values("after")[:1]
    pledges = scope.of(Pledge.objects.all(), "event__workspace").annotate(said=Subquery(last))
    yield from wrong(
        pledges.exclude(state=F("said")), "is not what was last said", stored="state", counted="said"
    )


def _counted(scope: Scope) -> Iterator[Fault]:
    """What is done stays where it was when it was done."""
    rows = scope.of(Deadline.objects.filter(done_on=None).exclude(offset=None), "event__workspace")
    for row in rows.select_related("event").order_by("pk").iterator(AT_ONCE):
        day = row.day_for(row.event.starts_on)
        if row.due != day:
            says = "is not where its rule leads"
            yield Fault("events", table(Deadline), str(row.pk), "", says, str(row.due), str(day))
