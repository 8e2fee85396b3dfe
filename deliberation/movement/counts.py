"""How much happened in each initiative: for the one line of numbers."""

from uuid import UUID

from django.db.models import Count, Max, Q

from deliberation.models import Argument, Comment, Evidence

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
    rows = _standing(window.filter(verb__in=COUNTED, initiative__isnull=False))
    rows = rows.order_by("initiative_id", "verb")
    for row in rows.values("initiative_id", "verb").annotate(number=Count("pk"), last=Max("entry__seq")):
        change = groups.setdefault(
            row["initiative_id"], Change("counts", str(row["initiative_id"]), None, (), row["last"])
        )
        change.details[COUNTED[row["verb"]]] = row["number"]
    return list(groups.values())


def _standing(rows: Window) -> Window:
    """Without what was hidden or deleted since: it is not told, and so not counted."""
    hidden = Q(hidden_at__isnull=False)
    with_argument = hidden | Q(argument__hidden_at__isnull=False)
    for noun, gone in (
        (Argument, hidden),
        (Evidence, with_argument),
        (Comment, with_argument | Q(deleted_at__isnull=False)),
    ):
        rows = rows.exclude(subject_id__in=noun.objects.filter(gone).values("pk"))
    return rows
