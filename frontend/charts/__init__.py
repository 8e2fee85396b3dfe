"""Geometry of charts: pure arithmetic, no words, no database. Templates draw it, each beside a table of its numbers."""

from .bars import Bar, Piece, bars

__all__ = ["Bar", "Piece", "bars"]
