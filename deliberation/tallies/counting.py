"""The one definition of a tally: what a recount of the rows gives.

An argument that others were merged into counts with them: their sources, responses and comments, and of each voter
one vote, the own one on this argument before the latest on those. What is hidden counts nowhere.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from deliberation.models import Argument, Comment, Evidence, Initiative, Tally, Vote

from .electorate import voters_of

COUNTED = (
    *("agree", "disagree", "unsure", "earlier", "merged", "electorate", "label", "order_value"),
    *("sources", "contradicting", "responses", "comments"),
)


def counted(initiative: Initiative, arguments: Collection[UUID]) -> dict[UUID, Tally]:
    """The tallies of some arguments of one initiative as they have to be, by argument; nothing is written.

    The number of queries does not grow with ``arguments``.
    """
    kinds = Argument.objects.filter(initiative=initiative, pk__in=arguments).values_list("pk", "kind")
    voters = voters_of(initiative)
    blank = partial(Tally, initiative_id=initiative.pk, electorate=voters.count())
    tallies = {pk: blank(argument_id=pk, kind=kind) for pk, kind in kinds}
    carried = _add(tallies, _merged(arguments))
    for count in (partial(_votes, voters=voters.values("user")), _sources, _responses, _comments):
        _add(tallies, count(arguments, carried=False))
        if carried:
            _add(tallies, count(arguments, carried=True))
    for tally in tallies.values():
        tally.judge()
    return tallies


def _add(tallies: dict[UUID, Tally], numbers: Iterable[dict]) -> bool:
    """Add numbers to the tally of the argument ``at`` that they count for. Returns whether there were any."""
    found = False
    for row in numbers:
        found, tally = True, tallies[row.pop("at")]
        for name, number in row.items():
            setattr(tally, name, getattr(tally, name) + number)
    return found


def _merged(arguments: Collection[UUID]) -> Iterator[dict]:
    rows = Argument.objects.filter(merged_into__in=arguments).order_by().values("merged_into")
    return ({"at": row["merged_into"], "merged": row["number"]} for row in rows.annotate(number=Count("pk")))


def _votes(arguments: Collection[UUID], *, carried: bool, voters: QuerySet) -> QuerySet:
    """Votes by value, those given on an earlier meaning, and voters who may not vote any more."""
    rows = Vote.objects.carried() if carried else Vote.objects.standing_now()
    return _at("argument", rows, arguments, carried=carried).annotate(
        agree=Count("pk", filter=Q(value=1)),
        disagree=Count("pk", filter=Q(value=-1)),
        unsure=Count("pk", filter=Q(value=0)),
        earlier=Count("pk", filter=Q(revision__lt=F("argument__meaning_since"))),
        electorate=Count("pk", filter=~Q(voter__in=voters)),
    )


def _sources(arguments: Collection[UUID], *, carried: bool) -> QuerySet:
    against = Q(bearing=Evidence.Bearing.CONTRADICTS)
    return _at("argument", Evidence.objects.counted(), arguments, carried=carried).annotate(
        sources=Count("pk"), contradicting=Count("pk", filter=against)
    )


def _responses(arguments: Collection[UUID], *, carried: bool) -> QuerySet:
    rows = Argument.objects.active().filter(hidden_at=None)
    return _at("parent", rows, arguments, carried=carried).annotate(responses=Count("pk"))


def _comments(arguments: Collection[UUID], *, carried: bool) -> QuerySet:
    return _at("argument", Comment.objects.counted(), arguments, carried=carried).annotate(
        comments=Count("pk")
    )


def _at(place: str, rows: QuerySet, arguments: Collection[UUID], *, carried: bool) -> QuerySet:
    """Rows grouped by the argument that they stand under; ``carried`` ones by what that was merged into."""
    if carried:
        rows = rows.filter(**{f"{place}__hidden_at": None})
        place = f"{place}__merged_into"
    return rows.filter(**{f"{place}__in": arguments}).order_by().values(at=F(place))
