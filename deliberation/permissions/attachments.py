from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Attachment, Initiative

from .actor import Actor
from .rights import may


def can_attach(by: Actor, initiative: Initiative) -> bool:
    """Whoever may write there."""
    return may(by, ARGUE, initiative)


def can_remove_attachment(by: Actor, attachment: Attachment) -> bool:
    """Whoever attached it, and facilitators."""
    own = by.user is not None and attachment.added_by_id == by.user.pk
    return may(by, FACILITATE, attachment) or (own and may(by, ARGUE, attachment))
