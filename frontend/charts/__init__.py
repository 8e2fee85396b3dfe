"""Geometry of charts: pure arithmetic, no words, no database. Templates draw it, each beside a table of its numbers."""

from .bars import Bar, Piece, bars
from .line import Drawn, Point, line
from .moves import Moves, well_apart
from .timeline import Mark, marks, place_of
from .weeks import WEEK, Column, columns, monday_of, weeks_between

__all__ = [
    "WEEK",
    "Bar",
    "Column",
    "Drawn",
    "Mark",
    "Moves",
    "Piece",
    "Point",
    "bars",
    "columns",
    "line",
    "marks",
    "monday_of",
    "place_of",
    "weeks_between",
    "well_apart",
]
