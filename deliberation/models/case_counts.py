"""How many companies' cases bear on arguments, by kind and country: one query, however many arguments there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from .case_codes import CaseKind, CaseStatus
from .cases import Case
from .links import Link

COLUMNS = ("argument", "evidence__argument", "case", "case__kind", "case__country")


@dataclass(frozen=True, slots=True)
class CaseCount:
    """Of one argument, each case once, whether it was linked with the argument or with evidence of it."""

    support: int
    unfair: int
    countries: tuple[str, ...]

    @property
    def cases(self) -> int:
        return self.support + self.unfair


def counts_of_cases(user, arguments: Iterable[UUID]) -> dict[UUID, CaseCount]:
    """Those of ``arguments``, which ``user`` sees, that cases bear on which ``user`` sees, each with its count.

    What a company took back does not count, nor what hangs on evidence that a facilitator hid.
    """
    places = list(arguments)
    return _counted(user, Q(argument__in=places) | Q(evidence__argument__in=places))


def counts_in(user, initiative: UUID) -> dict[UUID, CaseCount]:
    """The same of all arguments of an initiative that ``user`` sees."""
    return _counted(user, Q(argument__initiative=initiative) | Q(evidence__argument__initiative=initiative))


def _counted(user, there: Q) -> dict[UUID, CaseCount]:
    cases = Case.objects.visible_to(user).exclude(status=CaseStatus.WITHDRAWN)
    links = Link.objects.shown().filter(there, case__in=cases.values("pk"))
    found: dict[UUID, set[tuple]] = {}
    for argument, of_evidence, *case in links.order_by().values_list(*COLUMNS):
        found.setdefault(argument or of_evidence, set()).add(tuple(case))
    return {argument: _count(cases) for argument, cases in found.items()}


def _count(cases: set[tuple]) -> CaseCount:
    kinds = [kind for _case, kind, _country in cases]
    countries = {country for _case, _kind, country in cases}
    return CaseCount(kinds.count(CaseKind.SUPPORT), kinds.count(CaseKind.UNFAIR), tuple(sorted(countries)))
