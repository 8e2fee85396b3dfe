"""Labels that differ at both ends.

Whatever moves a label carries it, as it was and as it became, in its Activity: votes; a merge, and hiding what was
merged, for the argument that the merged one shows as; and a recount when others may vote.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Max, Min

from deliberation.models import Tally

from .changes import Change, Window, with_verbs

VERBS = ("vote.cast", "vote.withdrawn")
COUNTS = ("agree", "disagree", "unsure", "earlier")
OTHERS = (
    *("argument.merged", "argument.unmerged", "argument.hidden", "argument.shown"),
    "argument.label_changed",
)


def changes(window: Window) -> list[Change]:
    return [_change("label", *one) for one in _moved(window, label_differs=True)]


def support(window: Window) -> list[Change]:
    """Where votes came or went and the label is the same at both ends: no news, but a change of support."""
    return [_change("support", *one) for one in _moved(window, label_differs=False) if one[0]["voters"]]


def _moved(window: Window, *, label_differs: bool) -> list[tuple]:
    """Each group of moves with its label before and after, and the tallies."""
    voted = window.filter(verb__in=VERBS, argument__isnull=False)
    groups = _groups_of_votes(voted)
    others = _others(window, groups)
    labels = others | _labels(voted, {group[end] for group in groups.values() for end in ("first", "last")})
    ends = {pk: (labels[group["first"]][0], labels[group["last"]][1]) for pk, group in groups.items()}
    moved = {pk: group for pk, group in groups.items() if (len(set(ends[pk])) > 1) == label_differs}
    tallies = _tallies(moved.keys())
    return [(group, *ends[pk], tallies) for pk, group in moved.items()]


def _groups_of_votes(voted: Window) -> dict[UUID, dict]:
    """Votes come by the ten thousand: the database groups them, only both ends of each argument are read."""
    rows = voted.order_by().values("argument_id", "initiative_id")
    ends = {"first": Min("entry__seq"), "last": Max("entry__seq"), "voters": Count("actor_id", distinct=True)}
    return {row["argument_id"]: row for row in rows.annotate(**ends)}


def _others(window: Window, groups: dict[UUID, dict]) -> dict[int, list[str]]:
    """Let the groups begin and end with what else moved a label; returns (before, after) by its number."""
    labels = {}
    for row in with_verbs(window, *OTHERS):
        if "label" not in row.details:  # what was hidden was not merged
            continue
        place = UUID(row.details["into"]) if "into" in row.details else row.argument_id
        start = {"argument_id": place, "initiative_id": row.initiative_id, "voters": 0}
        group = groups.setdefault(place, start | {"first": row.seq, "last": row.seq})
        group["first"], group["last"] = min(group["first"], row.seq), max(group["last"], row.seq)
        labels[row.seq] = row.details["label"]
    return labels


def _labels(voted: Window, numbers: set[int]) -> dict[int, list[str]]:
    """(before, after) by the number of the vote."""
    rows = voted.filter(entry__seq__in=numbers).values_list("entry__seq", "details")
    return {seq: details["label"] for seq, details in rows}


def _tallies(arguments: Iterable[UUID]) -> dict[UUID, list[int]]:
    rows = Tally.objects.filter(pk__in=arguments)
    return {pk: counts for pk, *counts in rows.values_list("pk", *COUNTS)}


def _change(code: str, group: Mapping, before: str, after: str, tallies: dict[UUID, list[int]]) -> Change:
    *tally, earlier = tallies.get(group["argument_id"], [0, 0, 0, 0])
    return Change(
        code=code,
        initiative=str(group["initiative_id"]),
        argument=str(group["argument_id"]),
        actors=(),
        seq=group["last"],
        details={
            "before": before,
            "after": after,
            "voters": group["voters"],
            "tally": tally,
            "earlier": earlier,
        },
    )
