"""Which list of the library the address asks for, and what narrows it."""

from dataclasses import dataclass

from deliberation.models import SavedView

from .menus import Asked, asked_of

ALL, DUE, MISSING = "", "due", "missing"


@dataclass(frozen=True, slots=True)
class LibraryWish(Asked):
    """What the address asks for."""

    show: str = ALL
    q: str = ""

    @classmethod
    def of(cls, query) -> "LibraryWish":
        return cls(**asked_of(query, SavedView.Listing.SOURCES))
