"""How a tally came to be: what it was at the end of each week, from what each vote was and since when."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from .weeks import monday_of

Move = tuple[Hashable, date, int | None]  # a vote, the day, what it became; None is taken back


class Moves:
    """``moves`` in the order of time."""

    def __init__(self, moves: Iterable[Move]) -> None:
        self.moves = [(vote, monday_of(day), value) for vote, day, value in moves]

    def tallies(self, weeks: Sequence[date], values: Sequence[int]) -> list[list[int]]:
        """For each of ``weeks`` (Mondays, rising) how many votes had each of ``values`` when it ended."""
        now: dict[Hashable, int | None] = {}
        waiting, told = iter([*self.moves, (None, date.max, None)]), []
        vote, week, value = next(waiting)
        for monday in weeks:
            while week <= monday:
                now[vote] = value
                vote, week, value = next(waiting)
            counts = Counter(now.values())
            told.append([counts[one] for one in values])
        return told

    def voters(self, weeks: Sequence[date]) -> list[set[Hashable]]:
        """For each of ``weeks`` whose votes moved in it or, for the first, before."""
        found: list[set[Hashable]] = [set() for _week in weeks]
        for vote, week, _value in self.moves:
            at = next((place for place, monday in enumerate(weeks) if week <= monday), None)
            if at is not None:
                found[at].add(vote)
        return found


def well_apart(moved: Sequence[set[Hashable]], fewest: int) -> list[int]:
    """The weeks to be shown, of those in which something moved: the last, and those after which ``fewest`` votes did.

    Before the first that is shown as many have moved, too: of two tallies nobody can tell what one voter did.
    """
    places = [place for place, votes in enumerate(moved) if votes]
    kept, since = places[-1:], set(moved[places[-1]]) if places else set()
    for place in reversed(places[:-1]):
        if len(since) >= fewest:
            kept.append(place)
            since = set()
        since |= moved[place]
    if len(since) < fewest and kept:
        kept.pop()
    return kept[::-1]
