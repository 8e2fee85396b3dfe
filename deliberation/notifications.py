"""Inbox rows: the same Activity is told to a person once, and only to who may see it."""

from collections.abc import Iterable
from uuid import UUID

from accounts.models import User
from deliberation.models import Activity, Initiative, Notification


def tell(activity: Activity, audience: Iterable[tuple[UUID, str]]) -> int:
    """Write a Notification for each in ``audience`` who may see the place; never for the actor.

    Twice is as good as once. Returns how many were meant.
    """
    reasons = {user_id: reason for user_id, reason in audience if user_id != activity.actor_id}
    people = [user for user in User.objects.filter(pk__in=reasons) if _may_see(user, activity)]
    Notification.objects.bulk_create(
        [Notification(user=user, activity=activity, reason=reasons[user.pk]) for user in people],
        ignore_conflicts=True,
    )
    return len(people)


def _may_see(user: User, activity: Activity) -> bool:
    return user.can_sign_in and Initiative.objects.visible_to(user).filter(pk=activity.initiative_id).exists()
