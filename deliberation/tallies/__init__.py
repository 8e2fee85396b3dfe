"""What a tally says: counted from the rows in one place, and written from there.

``counted`` is the definition; verbs that move a tally by one must come to the same, and ``check_integrity`` says
where they do not.
"""

from .counting import COUNTED, counted
from .electorate import count_voters, voters_of
from .recounting import Labels, recount, recount_initiative, shown_at

__all__ = [
    "COUNTED",
    "Labels",
    "count_voters",
    "counted",
    "recount",
    "recount_initiative",
    "shown_at",
    "voters_of",
]
