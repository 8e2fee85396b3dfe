"""Views of the proposal in numbers, folded as the ballot has it."""

from collections import Counter

from deliberation.models import Ballot, Initiative, View
from deliberation.standing.groups import split

from .reader import organisation


def shape_views(initiative: Initiative) -> dict:
    """In all, and by organisation; in a ballot by organisation small ones stand together. One query."""
    groups: dict[tuple, Counter[str]] = {}
    rows = View.objects.filter(initiative=initiative).order_by("organisation__name_en", "id")
    for value, *key in rows.values_list("value", "organisation", "organisation__name_en"):
        groups.setdefault(tuple(key), Counter())[value] += 1
    shown: list[tuple] = list(groups.items())
    others: list[tuple] = []
    if initiative.ballot == Ballot.BY_ORGANISATION:
        shown, others = split(shown, lambda group: sum(group[1].values()))
    told = [{"organisation": organisation(*key), "counts": _counts(counts)} for key, counts in shown]
    if others:
        told.append({"organisation": None, "counts": _counts(_sum(others))})
    return {"counts": _counts(_sum(groups.items())), "by_organisation": told}


def _sum(groups) -> Counter[str]:
    return sum((counts for _key, counts in groups), Counter())


def _counts(counts: Counter[str]) -> dict[str, int]:
    return {value: counts[value] for value in View.Value.values}
