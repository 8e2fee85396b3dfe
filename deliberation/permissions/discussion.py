from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Comment, Initiative

from .actor import Actor
from .rights import may


def can_comment(by: Actor, initiative: Initiative) -> bool:
    return may(by, ARGUE, initiative)


def can_edit_comment(by: Actor, comment: Comment) -> bool:
    own = by.user is not None and comment.author_id == by.user.pk
    return own and may(by, ARGUE, comment)


def can_turn_comment(by: Actor, comment: Comment) -> bool:
    """Its author, and facilitators."""
    return can_edit_comment(by, comment) or may(by, FACILITATE, comment)
