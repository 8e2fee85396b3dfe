"""Whether enough organisations were there for a body to decide.

Organisations are counted, not people: a ministry that comes with three is one. *More than half* is the usual rule of
deliberative bodies (Robert's Rules of Order, 12th ed., 40:2, "a majority of all the members"); two thirds and all are
what memoranda between ministries ask for where a decision binds each of them.
"""

from dataclasses import dataclass

HALF, TWO_THIRDS, ALL = "half", "two_thirds", "all"
RULES = (HALF, TWO_THIRDS, ALL)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many organisations the body has, how many have to be there, how many are."""

    members: int
    needed: int
    there: int

    @property
    def is_reached(self) -> bool:
        return self.there >= self.needed


def needed(rule: str, members: int) -> int:
    """How many of ``members`` organisations have to be there; at least one, for a body without members decides nothing.

    Raises KeyError for a rule that is none.
    """
    counts = {HALF: members // 2 + 1, TWO_THIRDS: -(-members * 2 // 3), ALL: members}
    return max(counts[rule], 1)


def quorum(rule: str, members: set, there: set) -> Quorum:
    """``there`` may hold guests, who do not count."""
    return Quorum(len(members), needed(rule, len(members)), len(members & there))
