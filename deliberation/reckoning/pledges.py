"""Votes for a bid or a candidacy: what was pledged, against what is needed.

A pledge in writing, or given in exchange for one of ours, is *firm*; one by word of mouth is *likely*; a country that
was asked and has not said anything is *open*; one that declined is lost. Firm votes are held against the votes needed:
in secret ballots spoken promises do not all hold. How many of the likely and the open ones it takes besides is told,
too. One country is one vote.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

ASKED, VERBAL, WRITTEN, RECIPROCAL, DECLINED = "asked", "verbal", "written", "reciprocal", "declined"
STATES = (ASKED, VERBAL, WRITTEN, RECIPROCAL, DECLINED)
FIRM = (WRITTEN, RECIPROCAL)


@dataclass(frozen=True, slots=True)
class Count:
    """Votes by how sure they are. ``missing`` ones are firm votes short of ``needed``; without a need, nothing is."""

    firm: int
    likely: int
    open: int
    declined: int
    needed: int | None

    @property
    def missing(self) -> int:
        return max(0, (self.needed or 0) - self.firm)

    @property
    def missing_with_likely(self) -> int:
        """How many are short even if every spoken promise holds."""
        return max(0, self.missing - self.likely)

    @property
    def missing_with_open(self) -> int:
        """How many are short even if, besides, all who were asked say yes: so many more have to be asked."""
        return max(0, self.missing_with_likely - self.open)

    @property
    def is_reached(self) -> bool:
        """Whether the firm votes alone are enough."""
        return self.needed is not None and self.missing == 0


def count(states: Iterable[str], needed: int | None) -> Count:
    """Return the votes in these states. Raises ValueError for another state."""
    by_state = Counter(states)
    if unknown := by_state.keys() - set(STATES):
        raise ValueError(*unknown)
    firm = sum(by_state[state] for state in FIRM)
    return Count(firm, by_state[VERBAL], by_state[ASKED], by_state[DECLINED], needed)
