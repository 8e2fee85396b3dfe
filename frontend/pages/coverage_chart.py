"""How many arguments of each kind lean on sources, are contradicted by one, or have none."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from deliberation.models import Kind

from .bar_chart import bar_chart
from .words import kind_words

SOURCED, AGAINST, BARE = "sourced", "against", "bare"


def coverage_chart(arguments: Iterable[Any]) -> dict:
    """What components/bar_chart.html draws of ``deliberation.coverage.counted_arguments``, and two of its sums."""
    counts = Counter((row.kind, _stands(row)) for row in arguments)
    parts = [(SOURCED, _("with a source")), (AGAINST, _("contradicted")), (BARE, _("without a source"))]
    bars = [(kind_words(kind)["many"], [counts[kind, code] for code, _word in parts]) for kind in Kind]
    return {
        **bar_chart(_("Evidence of the arguments"), [row for row in bars if any(row[1])], parts),
        "bare": sum(counts[kind, BARE] for kind in Kind),
        "contradicted": sum(counts[kind, AGAINST] for kind in Kind),
    }


def _stands(row: Any) -> str:
    if row.tally__contradicting:
        return AGAINST
    return SOURCED if row.tally__sources else BARE
