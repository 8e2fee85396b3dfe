"""What a decision stood on, frozen: what is in a snapshot, how it is chained, whether it still holds, who reads what.

``docs/decisions/0034-what-a-snapshot-freezes.md`` tells why words stand apart from what is hashed.
"""

from .chaining import CHAIN, canonical, chained_hash, digest_of
from .content import Frozen, content_of
from .holding import faults_of
from .reading import Shown, shown_to

__all__ = [
    "CHAIN",
    "Frozen",
    "Shown",
    "canonical",
    "chained_hash",
    "content_of",
    "digest_of",
    "faults_of",
    "shown_to",
]
