"""Comments, gathered by where they stand; ``told`` are those whose comments they reply to."""

from collections.abc import Iterable
from uuid import UUID

from deliberation.models import Comment

from .changes import Change, Happening, Window, by_argument, with_verbs


def changes(window: Window) -> list[Change]:
    came = with_verbs(window, "comment.added")
    standing = dict(
        Comment.objects.shown()
        .filter(pk__in=[row.subject_id for row in came])
        .order_by()
        .values_list("pk", "parent__author_id")
    )
    there = [row for row in came if row.subject_id in standing]
    on_arguments = by_argument(there).values()
    on_initiatives = _without_argument(there)
    return [
        Change.of("comments", group, count=len(group), told=_told(group, standing))
        for group in (*on_arguments, *on_initiatives)
    ]


def _without_argument(rows: Iterable[Happening]) -> list[list[Happening]]:
    groups: dict[UUID | None, list[Happening]] = {}
    for row in rows:
        if row.argument_id is None:
            groups.setdefault(row.initiative_id, []).append(row)
    return list(groups.values())


def _told(group: list[Happening], standing: dict) -> list[str]:
    authors = (standing[row.subject_id] for row in group)
    return sorted({str(author) for author in authors if author})
