"""Reading a document that was handed in: its text, and what it proposes."""

from .normalise import normalise
from .proposal import Proposal
from .reading import read_brief

__all__ = ["Proposal", "normalise", "read_brief"]
