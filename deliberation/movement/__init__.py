"""What changed between two numbers of a workspace's ledger, or in an initiative since a moment.

MOVEMENT holds the topics; each reads the activities of its verbs in the window and says what came of them, in
ids, codes and numbers only: words and rights are a matter of who reads it and when.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from deliberation.models import Activity, Initiative

from . import (
    actions,
    arguments,
    challenges,
    counts,
    decisions,
    discussion,
    initiatives,
    monitoring,
    options,
    sources,
    votes,
)
from .changes import Change, Window

MOVEMENT: dict[str, Callable[[Window], list[Change]]] = {
    "decisions": decisions.changes,
    "initiatives": initiatives.changes,
    "actions": actions.changes,
    "monitoring": monitoring.changes,
    "options": options.changes,
    "votes": votes.changes,
    "challenges": challenges.changes,
    "arguments": arguments.changes,
    "sources": sources.changes,
    "discussion": discussion.changes,
    "counts": counts.changes,
}

SEVERAL = 3  # voters

__all__ = ["MOVEMENT", "Change", "between", "since"]


def between(workspace_id: UUID, after: int, through: int) -> list[Change]:
    """What changed with the entries ``after`` < seq ≤ ``through``, in the order of MOVEMENT, then of seq.

    Support only where several voted: one vote or two on each of a hundred arguments is no news.
    """
    window = Activity.objects.filter(
        entry__workspace=workspace_id, entry__seq__gt=after, entry__seq__lte=through
    )
    support = [change for change in votes.support(window) if change.details["voters"] >= SEVERAL]
    return [*_changes(window), *support]


def since(initiative: Initiative, moment: datetime) -> list[Change]:
    """What changed in one initiative after an aware ``moment``, support too; what has no number yet is left out."""
    window = Activity.objects.filter(initiative=initiative, at__gt=moment, entry__isnull=False)
    return [*_changes(window), *votes.support(window)]


def _changes(window: Window) -> list[Change]:
    return [change for changes in MOVEMENT.values() for change in changes(window)]
