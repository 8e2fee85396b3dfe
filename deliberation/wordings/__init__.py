"""Two wordings of one argument: what differs, and whether they seem to say the same. Pure, no database."""

from .difference import Span, difference
from .likeness import LIKE, likeness, suggests_other_meaning

__all__ = ["LIKE", "Span", "difference", "likeness", "suggests_other_meaning"]
