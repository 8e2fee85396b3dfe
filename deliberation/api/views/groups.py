"""Votes by organisation, folded where the ballot is by organisation."""

from deliberation.api.shapes.reader import organisation
from deliberation.api.shapes.votes import shape_group
from deliberation.models import Argument
from deliberation.tallies.groups import groups_of


def shown_groups(argument: Argument) -> list[dict]:
    """The votes that count on an argument, read with its tally, by the organisation that each voter spoke for."""
    return [
        shape_group(organisation(group.key.pk, group.key.name_en) if group.key else None, group)
        for group in groups_of(argument)
    ]
