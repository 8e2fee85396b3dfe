"""Labels that differ at both ends: each vote's Activity carries the label before and after it."""

from deliberation.models import Tally

from .changes import Change, Happening, by_argument, with_verbs

VERBS = ("vote.cast", "vote.withdrawn")


def changes(rows: list[Happening]) -> list[Change]:
    groups = by_argument(with_verbs(rows, *VERBS))
    moved = {key: group for key, group in groups.items() if _ends(group)[0] != _ends(group)[1]}
    tallies = {
        key: counts
        for key, *counts in Tally.objects.filter(pk__in=moved).values_list(
            "pk", "agree", "disagree", "unsure"
        )
    }
    return [_change(group, tallies.get(key, [0, 0, 0])) for key, group in moved.items()]


def _ends(group: list[Happening]) -> tuple[str, str]:
    return group[0].details["label"][0], group[-1].details["label"][1]


def _change(group: list[Happening], tally: list[int]) -> Change:
    before, after = _ends(group)
    voters = len({row.actor_id for row in group})
    return Change.of("label", group, before=before, after=after, voters=voters, tally=tally)
