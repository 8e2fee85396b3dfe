"""Finding what was said, in Korean and English, alike on both databases; docs/decisions tells why it is so."""

from .facets import Facets
from .finding import MOST, Found, search
from .hits import Hit, shown
from .similar import similar
from .tokens import terms_of
from .writing import count_waiting, index, reindex

__all__ = [
    "MOST",
    "Facets",
    "Found",
    "Hit",
    "count_waiting",
    "index",
    "reindex",
    "search",
    "shown",
    "similar",
    "terms_of",
]
