"""How ready an event is, by area: bars of what is done, in hand and to do, with the share in words."""

from collections import Counter

from django.db.models import Count
from django.utils.translation import gettext as _

from deliberation.models import Event, Preparation
from deliberation.reckoning.readiness import by_area, readiness

from .bar_chart import bar_chart
from .event_words import percent_in_words

State = Preparation.State
COUNTED = ((State.DONE, "agree"), (State.IN_HAND, "sourced"), (State.TO_DO, "bare"))


def readiness_chart(event: Event) -> dict | None:
    """One query; nothing where nothing has to be done."""
    counts: Counter[tuple[str, str]] = Counter()
    found = event.preparations.order_by().values_list("area", "state").annotate(many=Count("pk"))
    for area, state, many in found:
        counts[area, state] = many
    states = [(area, state) for area, state in counts.elements()]
    areas = by_area(sorted(states, key=lambda one: Preparation.Area.values.index(one[0])))
    areas = {area: one for area, one in areas.items() if one.items}
    if not areas:
        return None
    names = dict(Preparation.Area.choices)
    rows = [
        (f"{names[area]}: {percent_in_words(one)}", [counts[area, state] for state, _code in COUNTED])
        for area, one in areas.items()
    ]
    parts = [(code, str(state.label)) for state, code in COUNTED]
    return {
        "said": percent_in_words(readiness(state for _area, state in states)),
        "chart": bar_chart(_("Readiness by area"), rows, parts),
    }
