"""Small words around lines: lists and counts."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def listed(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


def folded(count: int, before: int = 0) -> str:
    """How many more there are, and how many that were told ``before``."""
    more = ngettext("and %d more", "and %d more", count) % count if count > 0 else ""
    known = (
        ngettext("and %d that you know of", "and %d that you know of", before) % before if before > 0 else ""
    )
    return listed([more, known])


def numbers(sums: Counter[str]) -> str:
    said = {
        "arguments": lambda n: ngettext("%d new argument", "%d new arguments", n) % n,
        "responses": lambda n: ngettext("%d response", "%d responses", n) % n,
        "votes": lambda n: ngettext("%d vote", "%d votes", n) % n,
        "comments": lambda n: ngettext("%d comment", "%d comments", n) % n,
        "sources": lambda n: ngettext("%d source", "%d sources", n) % n,
    }
    parts = [words(sums[name]) for name, words in said.items() if sums[name]]
    return _("In this period: %s.") % listed(parts) if parts else ""
