"""Labels that differ at both ends: each vote's Activity carries the label before and after it."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Count, Max, Min

from deliberation.models import Tally

from .changes import Change, Window

VERBS = ("vote.cast", "vote.withdrawn")


def changes(window: Window) -> list[Change]:
    return [_change("label", *one) for one in _moved(window, label_differs=True)]


def support(window: Window) -> list[Change]:
    """Where votes came or went and the label is the same at both ends: no news, but a change of support."""
    return [_change("support", *one) for one in _moved(window, label_differs=False)]


def _moved(window: Window, *, label_differs: bool) -> list[tuple]:
    """Votes come by the ten thousand: the database groups them, only both ends of each argument are read."""
    voted = window.filter(verb__in=VERBS, argument__isnull=False)
    groups = list(
        voted.order_by()
        .values("argument_id", "initiative_id")
        .annotate(first=Min("entry__seq"), last=Max("entry__seq"), voters=Count("actor_id", distinct=True))
    )
    labels = _labels(voted, {group[end] for group in groups for end in ("first", "last")})
    ends = {group["argument_id"]: (labels[group["first"]][0], labels[group["last"]][1]) for group in groups}
    moved = [group for group in groups if (len(set(ends[group["argument_id"]])) > 1) == label_differs]
    tallies = _tallies({group["argument_id"] for group in moved})
    return [(group, *ends[group["argument_id"]], tallies) for group in moved]


def _labels(voted: Window, numbers: set[int]) -> dict[int, list[str]]:
    """(before, after) by the number of the vote."""
    rows = voted.filter(entry__seq__in=numbers).values_list("entry__seq", "details")
    return {seq: details["label"] for seq, details in rows}


def _tallies(arguments: set[UUID]) -> dict[UUID, list[int]]:
    rows = Tally.objects.filter(pk__in=arguments).values_list("pk", "agree", "disagree", "unsure")
    return {pk: counts for pk, *counts in rows}


def _change(code: str, group: Mapping, before: str, after: str, tallies: dict[UUID, list[int]]) -> Change:
    tally = tallies.get(group["argument_id"], [0, 0, 0])
    return Change(
        code=code,
        initiative=str(group["initiative_id"]),
        argument=str(group["argument_id"]),
        actors=(),
        seq=group["last"],
        details={"before": before, "after": after, "voters": group["voters"], "tally": tally},
    )
