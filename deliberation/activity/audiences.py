"""Who is told of an Activity in their inbox, and why.

Whether they may see it is asked again when it is told.
"""

from collections.abc import Iterable
from uuid import UUID

from deliberation.models import Activity, Comment, Mention

MENTIONED = "mentioned"
ON_YOURS = "on_yours"


def author_of_the_argument(activity: Activity) -> Iterable[tuple[UUID, str]]:
    """Whose argument it is about."""
    return [(activity.argument.author_id, ON_YOURS)] if activity.argument_id else []


def author_of_the_parent(activity: Activity) -> Iterable[tuple[UUID, str]]:
    """Whose argument this one responds to."""
    argument = activity.argument
    return [(argument.parent.author_id, ON_YOURS)] if argument.parent_id else []


def called_or_answered(activity: Activity) -> Iterable[tuple[UUID, str]]:
    """Whom a comment mentions, then whose comment or argument it is on; each with the first reason."""
    comment = Comment.objects.select_related("parent", "argument").get(pk=activity.subject_id)
    called = Mention.objects.filter(comment=comment).values_list("user_id", flat=True)
    told = dict.fromkeys(called, MENTIONED)
    for place in (comment.parent, comment.argument):
        if place is not None:
            told.setdefault(place.author_id, ON_YOURS)
    return list(told.items())
