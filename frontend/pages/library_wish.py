"""Which list of the library the address asks for, and what narrows it."""

from dataclasses import dataclass

from .menus import Asked, known

LONGEST = 100
ALL, DUE, MISSING = "", "due", "missing"


@dataclass(frozen=True, slots=True)
class LibraryWish(Asked):
    """What the address asks for."""

    show: str = ALL
    q: str = ""

    @classmethod
    def of(cls, query) -> "LibraryWish":
        return cls(show=known(query.get("show", ""), (DUE, MISSING)), q=query.get("q", "").strip()[:LONGEST])
