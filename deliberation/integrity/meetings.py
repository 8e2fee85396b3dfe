"""Items of an agenda are about one initiative, and what became of a line stands there; seats are of the workspace."""

from collections.abc import Iterator
from functools import partial

from django.db.models import F, Q

from deliberation.models import AgendaItem, Approval, Meeting, MinuteLine, Seat

from .faults import Fault, Scope, found

wrong = partial(found, "meetings")


def faults(scope: Scope) -> Iterator[Fault]:
    seats = scope.of(Seat.objects.all(), "body__workspace")
    foreign = seats.exclude(organisation__workspace=F("body__workspace"))
    yield from wrong(foreign, "is for an organisation of another workspace")
    items = scope.of(AgendaItem.objects.all(), "meeting__body__workspace")
    yield from wrong(_astray(items), "is about an argument of another initiative", named="initiative")
    lines = scope.of(MinuteLine.objects.all(), "item__meeting__body__workspace")
    yield from wrong(_elsewhere(lines), "went on in another initiative")
    meetings = scope.of(Meeting.objects.filter(state=Meeting.State.APPROVED), "body__workspace")
    refused = Approval.objects.filter(agreed=False, round=F("meeting__minutes_round")).values("meeting")
    yield from wrong(meetings.filter(pk__in=refused), "is approved though an organisation refused it")


def _astray(items):
    about = Q(argument__isnull=False) & ~Q(argument__initiative=F("initiative"))
    return items.filter(about)


def _elsewhere(lines):
    """What became of a line stands in the initiative that its item is about, which there is then."""
    astray = Q()
    for name in ("action", "argument", "comment"):
        here = Q(**{f"{name}__initiative": F("item__initiative")})
        astray |= Q(**{f"{name}__isnull": False}) & (~here | Q(item__initiative=None))
    return lines.filter(astray)
