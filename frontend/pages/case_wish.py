"""What the address of the list of cases asks for: which cases."""

from dataclasses import dataclass
from typing import ClassVar

from deliberation.countries import CODES
from deliberation.models import CaseKind, CaseSector, CaseStatus
from deliberation.models.case_codes import OPEN
from deliberation.models.cases import CaseQuerySet

from .keyset import id_in
from .menus import Asked, known

OVER = "over"


@dataclass(frozen=True, slots=True)
class CaseWish(Asked):
    """What narrows it; ``show`` empty tells open cases, "over" the others."""

    q: str = ""
    kind: str = ""
    country: str = ""
    sector: str = ""
    status: str = ""
    organisation: str = ""
    show: str = ""

    NARROWING: ClassVar = ("kind", "country", "sector", "status", "organisation")

    @classmethod
    def of(cls, query) -> "CaseWish":
        words = {
            "kind": CaseKind.values,
            "country": CODES,
            "sector": CaseSector.values,
            "status": CaseStatus.values,
            "show": (OVER,),
        }
        said = {name: known(query.get(name, ""), codes) for name, codes in words.items()}
        whose = id_in(query.get("organisation", ""))
        return cls(q=query.get("q", "").strip()[:100], organisation=str(whose or ""), **said)

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, name) for name in self.NARROWING)

    def narrowed(self, rows: CaseQuerySet) -> CaseQuerySet:
        """``rows`` were read ``with_names``, so that words find a name only for whoever reads it."""
        plain = {name: getattr(self, name) for name in self.NARROWING}
        rows = rows.filter(**{name: word for name, word in plain.items() if word}).matching(self.q)
        return rows.exclude(status__in=OPEN) if self.show == OVER else rows.filter(status__in=OPEN)
