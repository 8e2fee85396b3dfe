"""Comments as answers."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from accounts.models import User
from accounts.models.prepared import Prepared
from deliberation import permissions
from deliberation.actions.discussion import is_editable
from deliberation.models import Comment
from deliberation.models.stages import COMMENT, POSSIBLE

from .reader import (
    RIGHTS,
    Reader,
    api,
    organisation,
    person,
    seen_by,
)

COLUMNS = (
    *("id", "initiative_id", "argument_id", "parent_id", "text", "version", "created_at", "updated_at"),
    *("hidden_at", "hidden_reason", "deleted_at", "became_argument_id", "minute_line"),
    *("author_id", "author__name", "organisation_id", "organisation__name_en"),
    "initiative__stage",
    *RIGHTS,
)


def comment_rows(user, *, html: bool = False) -> QuerySet:
    """What ``shape_comment`` reads, of the comments that ``user`` may see."""
    return seen_by(Comment.objects.all(), user).values_list(
        *COLUMNS, *(["text_html"] if html else []), named=True
    )


# One of them, built once for nearly every request.
SHOWN = Prepared(lambda user, pk: comment_rows(user).filter(pk=pk), User, UUID)
SHOWN_WITH_HTML = Prepared(lambda user, pk: comment_rows(user, html=True).filter(pk=pk), User, UUID)


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
        "html_url": f"{settings.BASE_URL}/comments/{row.id}/",
        "initiative": row.initiative_id,
        "argument": row.argument_id,
        "parent": row.parent_id,
        "text": row.text if readable else None,
        "author": person(row.author_id, row.author__name, by, row.reader_role),
        "organisation": by,
        "hidden": row.hidden_at is not None,
        "hidden_reason": row.hidden_reason or None,
        "deleted": row.deleted_at is not None,
        "became_argument": row.became_argument_id,
        "minute_line": row.minute_line,
        "version": row.version,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "permissions": _permissions(row, reader),
    }
    if reader.html:
        shape["text_html"] = row.text_html if readable else None
    return shape


def shape_callable(row: dict) -> dict:
    """A member as a text may call one; a row of ``people_like``."""
    by = organisation(row["organisation_id"], row["organisation__name_en"])
    return {
        "id": row["user_id"],
        "name": row["user__name"],
        "organisation": by,
        "spelling": row["spelling"],
    }


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
        row.hidden_at is None,
        row.parent_id is None,
        row.became_argument_id is None,
        is_editable(row, reader.by.moment),
    )
    return reader.once(key, lambda: _judged(row, reader))


def _judged(row: Any, reader: Reader) -> dict:
    by, standing = reader.by, row.deleted_at is None and row.reader_role is not None
    shown = standing and row.hidden_at is None
    talking = standing and COMMENT in POSSIBLE[row.initiative__stage]
    may_change = talking and permissions.can_edit_comment(by, row)
    return {
        "edit": shown and may_change and is_editable(row, by.moment),
        "delete": may_change,
        "reply": talking and shown and row.parent_id is None and permissions.can_comment(by, row),
        "turn": talking
        and shown
        and row.became_argument_id is None
        and permissions.can_turn_comment(by, row),
        "report": shown and permissions.can_report(by, row),
        "hide": standing and permissions.can_hide(by, row),
    }
