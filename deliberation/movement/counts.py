"""How much happened in each initiative: for the one line of numbers."""

from uuid import UUID

from django.db.models import Count, Max

from .changes import Change, Window

COUNTED = {
    "argument.added": "arguments",
    "argument.responded": "responses",
    "vote.cast": "votes",
    "comment.added": "comments",
    "evidence.added": "sources",
}


def changes(window: Window) -> list[Change]:
    groups: dict[UUID, Change] = {}
    rows = window.filter(verb__in=COUNTED, initiative__isnull=False).order_by("initiative_id", "verb")
    for row in rows.values("initiative_id", "verb").annotate(number=Count("pk"), last=Max("entry__seq")):
        change = groups.setdefault(
            row["initiative_id"], Change("counts", str(row["initiative_id"]), None, (), row["last"])
        )
        change.details[COUNTED[row["verb"]]] = row["number"]
    return list(groups.values())
