from accounts.models import Workspace
from accounts.permissions import FACILITATE, READ
from deliberation.models import Subscription

from .actor import Actor
from .rights import may


def can_change_subscription(by: Actor, subscription: Subscription) -> bool:
    """One's own, as long as one is a member."""
    own = by.user is not None and subscription.user_id == by.user.pk
    return own and by.writes and may(by, READ, subscription)


def can_resume_subscriptions(by: Actor) -> bool:
    """Everybody one's own."""
    return by.user is not None and by.writes


def can_write_note(by: Actor, workspace: Workspace) -> bool:
    return may(by, FACILITATE, workspace)
