"""For which organisations what was found was said, by their names."""

from collections import Counter

from accounts.models import Organisation
from deliberation.search import Facets

MOST = 12  # that are offered: those for whom most was said


def organisations_of(facets: Facets, chosen: str, language: str) -> dict[str, str]:
    """By id their short names, the most often first; where two are called alike with their workspace.

    ``chosen`` is among them as far as anything of it may be seen.
    """
    counts = facets.counts("organisation")
    most = [pk for pk, _count in counts.most_common() if pk][:MOST]
    offered = {*most, chosen} & (counts.keys() - {""})
    rows = Organisation.objects.filter(pk__in=offered).select_related("workspace") if offered else ()
    names = {str(row.pk): (row.short_name_in(language), row.workspace.key) for row in rows}
    often = Counter(name for name, _key in names.values())
    return {
        pk: f"{names[pk][0]} ({names[pk][1]})" if often[names[pk][0]] > 1 else names[pk][0]
        for pk in sorted(names, key=lambda pk: (-counts[pk], names[pk]))
    }
