"""What owners read of their workspace: who did what, when, by which token; and what its members sign in and act with.

Acts are read from the ledger, which holds ids alone: names are looked up when it is read, so that an erased person has
none. What a ballot does not tell is not told here either.
"""

from .acts import FILTERS, Act, acts_of, behind, in_words
from .events import EVENTS, events_of
from .export import as_csv, as_json_lines

__all__ = [
    "EVENTS",
    "FILTERS",
    "Act",
    "acts_of",
    "as_csv",
    "as_json_lines",
    "behind",
    "events_of",
    "in_words",
]
