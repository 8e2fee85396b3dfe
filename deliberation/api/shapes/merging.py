"""Marks of duplicates as answers; for members only."""

from deliberation import permissions
from deliberation.models import Duplicate

from .reader import Reader, api, argument_url, person, seen_by


def duplicate_rows(user):
    """What ``shape_duplicate`` reads, of the marks that ``user`` may see."""
    beside = ("says__initiative__workspace", "said", "marked_by", "dismissed_by")
    return seen_by(Duplicate.objects.all(), user).select_related(*beside)


def shape_duplicate(mark: Duplicate, reader: Reader) -> dict:
    """That ``argument`` says what ``of`` says, by whom, and who found otherwise."""
    by, role = mark.marked_by, mark.reader_role
    dismissed = mark.dismissed_by
    possible = mark.is_open and mark.says.initiative.allows(mark.says.changing_word)
    return {
        "id": mark.pk,
        "url": api(f"duplicates/{mark.pk}"),
        "html_url": argument_url(mark.says.initiative.ref, mark.says.number),
        "argument": mark.says_id,
        "of": mark.said_id,
        "marked_by": person(by.pk, by.name, None, role),
        "dismissed_by": person(dismissed.pk, dismissed.name, None, role) if dismissed else None,
        "created_at": mark.created_at,
        "updated_at": mark.updated_at,
        "permissions": {
            "dismiss": possible and permissions.can_dismiss_duplicate(reader.by, mark),
            "merge": possible and permissions.can_merge_marked(reader.by, mark),
        },
    }
