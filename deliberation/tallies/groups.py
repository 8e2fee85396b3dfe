"""The votes that a tally counts, by the organisation that each voter spoke for."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from accounts.models import Organisation
from deliberation.models import Argument, Ballot, Initiative, Vote, VoteValue
from deliberation.models.votes import VoteQuerySet
from deliberation.standing.groups import Group, fold

VALUES = {"agree": VoteValue.AGREE, "disagree": VoteValue.DISAGREE, "unsure": VoteValue.UNSURE}
SUMS = {name: Count("pk", filter=Q(value=value)) for name, value in VALUES.items()}


def groups_of(argument: Argument) -> list[Group]:
    """One group an organisation, which is its key; folded where the ballot is by organisation. Two queries.

    ``argument`` is read with its tally and initiative.
    """
    rows = Vote.objects.counted_on(argument.tally).order_by().values("organisation").annotate(**SUMS)
    found = {row.pop("organisation"): row for row in rows}
    organisations = Organisation.objects.filter(pk__in=found).order_by("name_en")
    return _told(argument.initiative, [_group(one, found[one.pk]) for one in organisations])


def groups_in(initiative: Initiative) -> Iterator[tuple[UUID, list[Group]]]:
    """The same of each argument of an initiative that has votes and shows by itself. Two queries for all of them."""
    by_name = _counted_in(initiative).order_by("shown_on", "organisation__name_en")
    rows = list(by_name.values("shown_on", "organisation").annotate(**SUMS))
    organisations = Organisation.objects.in_bulk({row["organisation"] for row in rows})
    for pk, some in groupby(rows, key=itemgetter("shown_on")):
        yield pk, _told(initiative, [_group(organisations[row["organisation"]], row) for row in some])


def count_in(initiative: Initiative) -> int:
    """Of how many arguments ``groups_in`` tells."""
    return _counted_in(initiative).values("shown_on").distinct().count()


def _counted_in(initiative: Initiative) -> VoteQuerySet:
    """What ``counted_on`` gives for each tally, together; ``shown_on`` is its argument. Nothing of hidden ones."""
    carried = Vote.objects.carried().filter(argument__initiative=initiative)
    on_itself = Q(argument__merged_into=None, argument__hidden_at=None)
    on_another = Q(argument__merged_into__hidden_at=None, pk__in=carried.values("pk"))
    votes = Vote.objects.standing_now().filter(on_itself | on_another, argument__initiative=initiative)
    return votes.annotate(shown_on=Coalesce("argument__merged_into", "argument"))


def _group(organisation: Organisation, row: dict) -> Group:
    return Group(organisation, *(row[name] for name in VALUES))


def _told(initiative: Initiative, groups: list[Group]) -> list[Group]:
    return fold(groups) if initiative.ballot == Ballot.BY_ORGANISATION else groups
