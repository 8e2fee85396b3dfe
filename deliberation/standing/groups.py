"""Votes by group, so that nobody's single vote can be told from them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
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
    shown, folded = split(groups, lambda group: group.voters)
    return [*shown, _together(folded)] if folded else shown


def split(groups: Iterable[T], size: Callable[[T], int]) -> tuple[list[T], list[T]]:
    """Those that are shown by themselves, the largest first, and those that are folded together."""
    shown = sorted((group for group in groups if size(group)), key=lambda group: -size(group))
    folded: list[T] = []
    while shown and (size(shown[-1]) < FEWEST or 0 < sum(map(size, folded)) < FEWEST):
        folded.append(shown.pop())
    return shown, folded


def _together(groups: Sequence[Group]) -> Group:
    return Group(
        None,
        sum(group.agree for group in groups),
        sum(group.disagree for group in groups),
        sum(group.unsure for group in groups),
    )
