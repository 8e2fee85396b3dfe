"""What the address of the register asks for: which policies, in which order."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from deliberation.models import SavedView
from deliberation.models.register import PolicyRecordQuerySet

from .menus import Asked, asked_of

NEWEST, UPDATED, DUE_FIRST = "", "updated", "due"
COLUMNS = {NEWEST: "-created_at", UPDATED: "-updated_at", DUE_FIRST: "verify_by"}
DUE = "due"


@dataclass(frozen=True, slots=True)
class RegisterWish(Asked):
    """What narrows and sorts it; ``argument`` is the one that somebody looks for a policy for, as AI-12#7."""

    q: str = ""
    country: str = ""
    theme: str = ""
    instrument: str = ""
    status: str = ""
    organisation: str = ""
    show: str = ""
    sort: str = NEWEST
    argument: str = ""

    NARROWING: ClassVar = ("country", "theme", "instrument", "status", "organisation")

    @classmethod
    def of(cls, query) -> "RegisterWish":
        argument = query.get("argument", "").strip()[:40]
        return cls(argument=argument, **asked_of(query, SavedView.Listing.REGISTER))

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, name) for name in self.NARROWING)

    def narrowed(self, rows: PolicyRecordQuerySet, today: date) -> PolicyRecordQuerySet:
        plain = {name: getattr(self, name) for name in self.NARROWING if name != "theme"}
        rows = rows.filter(**{name: word for name, word in plain.items() if word}).named_like(self.q)
        if self.theme:
            rows = rows.with_theme(self.theme)
        return rows.due(today) if self.show == DUE else rows

    def sorted(self) -> str:
        """The column that orders the list; what is due stands by its day."""
        return COLUMNS[DUE_FIRST if self.show == DUE else self.sort]
