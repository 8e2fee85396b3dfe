"""Votes by group, so that nobody's single vote can be told from them."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

FEWEST = 3  # voters of a group that is shown by itself


@dataclass(frozen=True, slots=True)
class Group:
    """The votes of one group; ``key`` None stands for the others together."""

    key: Hashable
    agree: int
    disagree: int
    unsure: int

    @property
    def voters(self) -> int:
        return self.agree + self.disagree + self.unsure


def fold(groups: Iterable[Group]) -> list[Group]:
    """Groups under three voters become the others, and so do the next smallest until those are three, too.

    Without the second step the total less the groups shown would tell what the few voted. The largest come
    first, the others last.
    """
    shown = sorted(groups, key=lambda group: -group.voters)
    folded: list[Group] = []
    while shown and (shown[-1].voters < FEWEST or 0 < _voters(folded) < FEWEST):
        folded.append(shown.pop())
    return [*shown, _together(folded)] if _voters(folded) else shown


def _voters(groups: Sequence[Group]) -> int:
    return sum(group.voters for group in groups)


def _together(groups: Sequence[Group]) -> Group:
    return Group(
        None,
        sum(group.agree for group in groups),
        sum(group.disagree for group in groups),
        sum(group.unsure for group in groups),
    )
