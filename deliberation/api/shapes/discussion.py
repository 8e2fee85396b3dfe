"""Comments as answers."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from deliberation import permissions
from deliberation.models import Comment
from deliberation.models.stages import COMMENT, POSSIBLE

from .reader import (
    RIGHTS,
    Reader,
    api,
    argument_url,
    board_url,
    initiative_ref,
    organisation,
    person,
    seen_by,
)

COLUMNS = (
    *("id", "initiative_id", "argument_id", "parent_id", "text", "version", "created_at", "updated_at"),
    *("hidden_at", "deleted_at", "became_argument_id"),
    *("author_id", "author__name", "organisation_id", "organisation__name_en"),
    *("initiative__number", "initiative__stage", "initiative__workspace__key", "argument__number"),
    *RIGHTS,
)


def comment_rows(user, *, html: bool = False) -> QuerySet:
    """What ``shape_comment`` reads, of the comments that ``user`` may see."""
    return seen_by(Comment.objects.all(), user).values_list(
        *COLUMNS, *(["text_html"] if html else []), named=True
    )


def comments_on_argument(user, argument_id: UUID, *, html: bool = False) -> QuerySet:
    return comment_rows(user, html=html).filter(argument=argument_id)


def comments_on_initiative(user, initiative_id: UUID, *, html: bool = False) -> QuerySet:
    """Those on the initiative itself, not on its arguments."""
    return comment_rows(user, html=html).filter(initiative=initiative_id, argument=None)


def shape_comment(row: Any, reader: Reader) -> dict:
    """A comment as API.md has it; of one that was deleted or hidden only the place is left."""
    readable = row.deleted_at is None and (row.hidden_at is None or _is_readable(row, reader))
    by = organisation(row.organisation_id, row.organisation__name_en)
    shape = {
        "id": row.id,
        "url": api(f"comments/{row.id}"),
        "html_url": _page(row),
        "initiative": row.initiative_id,
        "argument": row.argument_id,
        "parent": row.parent_id,
        "text": row.text if readable else None,
        "author": person(row.author_id, row.author__name, by, row.reader_role),
        "organisation": by,
        "hidden": row.hidden_at is not None,
        "deleted": row.deleted_at is not None,
        "became_argument": row.became_argument_id,
        "version": row.version,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "permissions": _permissions(row, reader),
    }
    if reader.html:
        shape["text_html"] = row.text_html if readable else None
    return shape


def _page(row: Any) -> str:
    ref = initiative_ref(row.initiative__workspace__key, row.initiative__number)
    if row.argument__number is not None:
        return f"{argument_url(ref, row.argument__number)}#comment-{row.id}"
    return f"{board_url(ref)}discussion/#comment-{row.id}"


def _is_readable(row: Any, reader: Reader) -> bool:
    hidden = Comment(hidden_at=row.hidden_at, author_id=row.author_id)
    return hidden.is_readable_by(reader.user_id, row.reader_role)


def _permissions(row: Any, reader: Reader) -> dict:
    own = row.author_id == reader.user_id
    key = (
        "comment",
        row.reader_role,
        own,
        row.initiative__stage,
        row.deleted_at is None,
        row.parent_id is None,
    )
    return reader.once(key, lambda: _judged(row, reader))


def _judged(row: Any, reader: Reader) -> dict:
    there = row.deleted_at is None and row.reader_role is not None
    talking = there and COMMENT in POSSIBLE[row.initiative__stage]
    may_change = there and permissions.can_edit_comment(reader.by, row)
    return {
        "edit": talking and may_change,
        "delete": may_change,
        "reply": talking and row.parent_id is None and permissions.can_comment(reader.by, row),
    }
