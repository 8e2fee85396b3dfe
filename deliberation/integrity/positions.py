"""One position of an organisation stands in a place; each takes the place of an earlier one of its own."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Count, F, Q

from deliberation.models import Position

from .faults import AT_ONCE, Fault, Scope, found, table

wrong = partial(found, "positions")


def faults(scope: Scope) -> Iterator[Fault]:
    positions = scope.of(Position.objects.all(), "initiative__workspace")
    yield from _standing(positions.filter(superseded_by=None))
    same_place = Q(initiative=F("supersedes__initiative"), organisation=F("supersedes__organisation"))
    same = same_place & (Q(argument=F("supersedes__argument")) | Q(argument=None, supersedes__argument=None))
    later = positions.exclude(supersedes=None)
    yield from wrong(later.exclude(same), "takes the place of one that is not its own", named="initiative")
    elsewhere = positions.exclude(argument=None).exclude(initiative=F("argument__initiative"))
    yield from wrong(elsewhere, "is on an argument of another initiative", named="initiative")
    foreign = positions.exclude(organisation__workspace=F("initiative__workspace"))
    yield from wrong(foreign, "is of an organisation of another workspace", named="initiative")


def _standing(positions) -> Iterator[Fault]:
    places = positions.order_by().values(
        "initiative", "argument", "organisation", "initiative__workspace__key"
    )
    places = places.annotate(many=Count("pk"), number=F("initiative__number")).filter(many__gt=1)
    for row in places.iterator(AT_ONCE):
        ref = f"{row['initiative__workspace__key']}-{row['number']}"
        organisation = str(row["organisation"])
        yield Fault("positions", table(Position), organisation, ref, "positions that stand", row["many"], 1)
