"""How much of what was found is of which type, in which workspace, at which stage, said for whom: to narrow it by."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deliberation.models import SearchEntry

from .finding import Found
from .ranking import Ranked

TYPE, WORKSPACE, STAGE, ORGANISATION = "type", "w", "stage", "organisation"
FACETS = (TYPE, WORKSPACE, STAGE, ORGANISATION)


@dataclass(frozen=True, slots=True)
class Facets:
    """``hits`` with what is told of each; ``chosen`` holds what is asked for, by facet."""

    hits: list[Ranked]
    places: Mapping[int, Mapping[str, str]]
    chosen: Mapping[str, str]

    @classmethod
    def of(cls, found: Found, **chosen: str) -> "Facets":
        """One query, whatever was found."""
        rows = SearchEntry.objects.filter(pk__in=[hit.key for hit in found.hits])
        columns = rows.values_list("pk", "type", "workspace__key", "initiative__stage", "subject_id")
        places = {
            key: {
                TYPE: kind,
                WORKSPACE: workspace,
                STAGE: stage or "",
                ORGANISATION: str(found.spoken_for.get(subject) or ""),
            }
            for key, kind, workspace, stage, subject in columns
        }
        return cls([hit for hit in found.hits if hit.key in places], places, chosen)

    @property
    def narrowed(self) -> list[Ranked]:
        """The hits that are all that is chosen, in their order."""
        return [*self._fitting(FACETS)]

    def counts(self, facet: str) -> Counter[str]:
        """How many there would be of each value of ``facet``, with what is chosen of the others."""
        others = [name for name in FACETS if name != facet]
        return Counter(self.places[hit.key][facet] for hit in self._fitting(others))

    def _fitting(self, names: Iterable[str]) -> Iterable[Ranked]:
        asked = {name: self.chosen[name] for name in names if self.chosen.get(name)}
        return (hit for hit in self.hits if asked.items() <= self.places[hit.key].items())
