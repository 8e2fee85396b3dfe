"""Votes by organisation, folded where the ballot is by organisation."""

from django.db.models import Count, Q

from deliberation.api.shapes.reader import organisation
from deliberation.api.shapes.votes import shape_group
from deliberation.models import Argument, Ballot, Vote
from deliberation.standing.groups import Group, fold


def shown_groups(argument: Argument) -> list[dict]:
    """The votes that count on an argument, read with its tally, by the organisation that each voter spoke for."""
    counted = {
        name: Count("id", filter=Q(value=value))
        for name, value in (("agree", 1), ("disagree", -1), ("unsure", 0))
    }
    rows = Vote.objects.counted_on(argument.tally)
    by = (
        rows.values("organisation_id", "organisation__name_en")
        .annotate(**counted)
        .order_by("organisation__name_en")
    )
    groups = [
        Group(
            (row["organisation_id"], row["organisation__name_en"]),
            row["agree"],
            row["disagree"],
            row["unsure"],
        )
        for row in by
    ]
    if argument.initiative.ballot == Ballot.BY_ORGANISATION:
        groups = fold(groups)
    return [shape_group(organisation(*group.key) if group.key else None, group) for group in groups]
