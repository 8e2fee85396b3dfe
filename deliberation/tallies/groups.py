"""The votes that a tally counts, by the organisation that each voter spoke for."""

from django.db.models import Count, Q

from accounts.models import Organisation
from deliberation.models import Argument, Ballot, Vote, VoteValue
from deliberation.standing.groups import Group, fold

VALUES = {"agree": VoteValue.AGREE, "disagree": VoteValue.DISAGREE, "unsure": VoteValue.UNSURE}


def groups_of(argument: Argument) -> list[Group]:
    """One group an organisation, which is its key; folded where the ballot is by organisation. Two queries.

    ``argument`` is read with its tally and initiative.
    """
    sums = {name: Count("pk", filter=Q(value=value)) for name, value in VALUES.items()}
    rows = Vote.objects.counted_on(argument.tally).order_by().values("organisation").annotate(**sums)
    found = {row.pop("organisation"): row for row in rows}
    organisations = Organisation.objects.filter(pk__in=found).order_by("name_en")
    groups = [Group(one, *(found[one.pk][name] for name in VALUES)) for one in organisations]
    return fold(groups) if argument.initiative.ballot == Ballot.BY_ORGANISATION else groups
