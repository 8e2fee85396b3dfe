"""Wordings in a row without gaps, the last of them as the argument says it, votes on wordings that there were."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Count, F, Max, OuterRef, Q, Subquery

from accounts.models.people import UserKind
from deliberation.models import Argument, Revision, Vote, VoteChange

from .faults import Fault, Scope, found

wrong = partial(found, "wordings")


def faults(scope: Scope) -> Iterator[Fault]:
    yield from _arguments(scope)
    yield from _votes(scope)


def _arguments(scope: Scope) -> Iterator[Fault]:
    arguments = scope.of(Argument.objects.all(), "initiative__workspace")
    counts = arguments.annotate(last=Max("revisions__number"), many=Count("revisions"))
    yield from wrong(
        counts.exclude(many=F("revision")), "wordings", named="self", stored="revision", counted="many"
    )
    yield from wrong(
        counts.exclude(last=F("many")), "last wording", named="self", stored="last", counted="many"
    )
    late = arguments.filter(meaning_since__gt=F("revision"))
    yield from wrong(
        late, "means since a wording to come", named="self", stored="meaning_since", counted="revision"
    )
    last = Revision.objects.filter(argument=OuterRef("pk"), number=OuterRef("revision"))
    said = arguments.annotate(
        **{f"last_{name}": Subquery(last.values(name)) for name in ("claim", "reasons")}
    )
    other = said.exclude(claim=F("last_claim"), reasons=F("last_reasons"))
    yield from wrong(other.exclude(last_claim=None), "says other than its last wording", named="self")


def _votes(scope: Scope) -> Iterator[Fault]:
    votes = scope.of(Vote.objects.all(), "argument__initiative__workspace")
    ahead = votes.filter(Q(revision__gt=F("argument__revision")) | Q(revision=0))
    yield from wrong(
        ahead, "votes on a wording to come", named="argument", stored="revision", counted="argument__revision"
    )
    services = votes.filter(voter__kind=UserKind.SERVICE)
    yield from wrong(services, "was cast by a service", named="argument")
    foreign = votes.exclude(organisation__workspace=F("argument__initiative__workspace"))
    yield from wrong(foreign, "was cast for an organisation of another workspace", named="argument")
    changes = scope.of(VoteChange.objects.all(), "vote__argument__initiative__workspace")
    later = changes.filter(cast_at__gt=F("vote__cast_at"))
    yield from wrong(later, "was changed before it was cast", named="vote__argument")
