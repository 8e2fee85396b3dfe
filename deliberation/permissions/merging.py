from uuid import UUID

from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Argument, Duplicate

from .actor import Actor
from .rights import may


def can_mark_duplicate(by: Actor, argument: Argument) -> bool:
    """Anyone who may argue, on anyone's argument."""
    return may(by, ARGUE, argument)


def can_merge(by: Actor, argument: Argument) -> bool:
    """The author of what shows as another from then on, and facilitators; the same undo it."""
    return _steers_or_wrote(by, argument, argument.author_id)


def can_merge_marked(by: Actor, duplicate: Duplicate) -> bool:
    return _steers_or_wrote(by, duplicate, duplicate.says.author_id)


def can_dismiss_duplicate(by: Actor, duplicate: Duplicate) -> bool:
    """Who may merge says that it is none, or whoever marked it."""
    return can_merge_marked(by, duplicate) or _steers_or_wrote(by, duplicate, duplicate.marked_by_id)


def _steers_or_wrote(by: Actor, place: Argument | Duplicate, writer_id: UUID) -> bool:
    own = by.user is not None and writer_id == by.user.pk
    return may(by, FACILITATE, place) or (own and may(by, ARGUE, place))
