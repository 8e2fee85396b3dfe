"""Whom a text may call, as the options of a list."""

from deliberation.models import Initiative
from deliberation.permissions.calling import people_like

from .sight import Sight

MOST = 8


def people_page(request, initiative: Initiative) -> dict:
    """The context of discussion/people.html: who is called by what was typed after the "@"."""
    sight = Sight.of(request, initiative)
    found = people_like(initiative, request.GET.get("q", "")[:120], limit=MOST)
    return {
        "people": [
            {
                "spelling": row["spelling"],
                "name": row["user__name"],
                "organisation": sight.reader.name_of(row, "organisation__"),
            }
            for row in found
        ]
    }
