"""One row of those that a reader may see, or NotFound."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Workspace
from deliberation.errors import NotFound

RIGHTS = ("reader_id", "reader_role", "reader_organisation_id", "reader_speaks_for")


def found(rows: QuerySet) -> Any:
    first = next(iter(rows[:1]), None)
    if first is None:
        raise NotFound
    return first


def in_workspace(workspace: Workspace, rows: QuerySet, pk: UUID) -> Any:
    """The row of that id in the workspace, at which the reader's rights are those there."""
    row = found(rows.filter(workspace=workspace, pk=pk))
    row.workspace = workspace
    return row


def carry_rights(noun: Any, beside: Any) -> None:
    """The rights at a noun are those at its initiative and at its evidence: no need to look them up again."""
    for name in RIGHTS:
        setattr(beside, name, getattr(noun, name, None))
