"""How many companies' cases bear on an argument, for members of a workspace that keeps cases."""

from collections.abc import Iterable
from uuid import UUID

from deliberation.models import Argument, Initiative
from deliberation.models.case_counts import counts_of_cases

from .case_words import count_by_kind, count_in_words
from .sight import Sight


def cases_of(user, argument: Argument, sight: Sight) -> dict | None:
    """Those of one argument in words, as links/of_place.html tells them."""
    if not _may_have(argument.initiative, sight) or not getattr(argument, "has_links", True):
        return None
    count = counts_of_cases(user, [argument.pk]).get(argument.pk)
    return {"count": count_in_words(count), "by_kind": count_by_kind(count)} if count else None


def cases_on(user, initiative: Initiative, arguments: Iterable[UUID], sight: Sight) -> dict[UUID, str]:
    """For the cards of a board: in words, by argument."""
    if not _may_have(initiative, sight):
        return {}
    return {pk: count_in_words(count) for pk, count in counts_of_cases(user, arguments).items()}


def _may_have(initiative: Initiative, sight: Sight) -> bool:
    return sight.inside and initiative.workspace.keeps_cases
