"""Bars in pieces, one a row, all to one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

WIDTH = 100.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a piece begins and how wide it is, in hundredths of the longest bar."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """``counts`` and a piece for each of them, also for none."""

    counts: Sequence[int]
    pieces: Sequence[Piece]


def bars(rows: Sequence[Sequence[int]]) -> list[Bar]:
    """The longest row fills WIDTH; where nothing was counted all pieces are 0 wide."""
    most = max((sum(counts) for counts in rows), default=0)
    return [Bar(counts, _pieces(counts, most)) for counts in rows]


def _pieces(counts: Sequence[int], most: int) -> list[Piece]:
    """Edges are rounded and not widths, so that pieces meet and come to what the whole bar comes to."""
    edges = [round(WIDTH * edge / most, 2) if most else 0.0 for edge in accumulate(counts, initial=0)]
    return [Piece(start, round(end - start, 2)) for start, end in pairwise(edges)]
