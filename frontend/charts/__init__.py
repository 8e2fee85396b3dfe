"""Geometry of charts: pure arithmetic, no words, no database. Templates draw it, each beside a table of its numbers."""

from .bars import Bar, Piece, bars
from .moves import Moves, well_apart
from .weeks import WEEK, Column, columns, monday_of, weeks_between

__all__ = [
    "WEEK",
    "Bar",
    "Column",
    "Moves",
    "Piece",
    "bars",
    "columns",
    "monday_of",
    "weeks_between",
    "well_apart",
]
