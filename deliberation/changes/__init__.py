"""What another system has to read again to keep a copy of a workspace right, by numbers of its own.

The ledger counts all that happened, votes that nobody may count yet too; so changes are numbered apart from it, when an
Activity gets its number there. ``touches`` says which nouns a verb makes out of date, ``numbering`` writes them down,
``reading`` tells one reader those that this one may see, and what is gone for that one.
"""

from .numbering import number_changes, untold_of
from .reading import Stretch, Told, changes_of, last_of

__all__ = ["Stretch", "Told", "changes_of", "last_of", "number_changes", "untold_of"]
