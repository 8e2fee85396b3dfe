"""What asks for a consultation body's attention, a meeting as one reader sees it, and its minutes written out."""

from .asking import asking_for
from .facts import Seen, meeting_rows, seen_of
from .writing import minutes_of, reference, said_of_quorum, withheld

__all__ = [
    "Seen",
    "asking_for",
    "meeting_rows",
    "minutes_of",
    "reference",
    "said_of_quorum",
    "seen_of",
    "withheld",
]
