"""Inbox rows: the same Activity is told to a person once, and only to who may see it and wants to hear of it."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts import mail
from accounts.models import Membership, User
from deliberation.activity import KINDS
from deliberation.models import Activity, Follow, Initiative, Notification, PolicyRecord
from deliberation.models.visibility import pairs_seen

KEY = "notice"
STILL_NEWS = timedelta(days=1)  # what is older, as a past that was brought in, is not mailed any more


def tell(activity: Activity, audience: Iterable[tuple[UUID, str]]) -> int:
    """Write a Notification for each in ``audience`` who may hear of it, never for the actor; the first reason holds.

    Twice is as good as once. Returns how many were meant.
    """
    reasons: dict[UUID, str] = {}
    for user_id, reason in audience:
        if user_id != activity.actor_id:
            reasons.setdefault(user_id, reason)
    people = _who_may_hear(activity, reasons) if reasons else []
    if people:
        Notification.objects.bulk_create(
            [Notification(user=user, activity=activity, reason=reasons[user.pk]) for user in people],
            ignore_conflicts=True,
        )
        _mail_at_once(activity)
    return len(people)


def _who_may_hear(activity: Activity, users: Iterable[UUID]) -> list[User]:
    users = set(users) - _deaf(activity, users)
    if activity.initiative_id:
        place = Initiative.objects.filter(pk=activity.initiative_id)
        seeing = {user_id for _initiative, user_id in pairs_seen(place, users)}
    else:
        here = Membership.objects.active().filter(workspace=activity.workspace_id, user__in=users)
        seeing = set(_seeing(activity, here).values_list("user_id", flat=True))
    return [user for user in User.objects.filter(pk__in=seeing) if user.can_sign_in]


def _seeing(activity: Activity, members: QuerySet[Membership]) -> QuerySet[Membership]:
    """Of what hangs from the workspace all members see all, but for policies that organisations withhold."""
    if activity.subject_type != Activity.Subject.POLICY_RECORD:
        return members
    record = PolicyRecord.objects.filter(pk=activity.subject_id).first()
    return record.seen_by(members) if record else members.none()


def _deaf(activity: Activity, users: Iterable[UUID]) -> set[UUID]:
    """Who chose to hear nothing of the initiative."""
    rows = Follow.objects.filter(
        initiative=activity.initiative_id, user__in=users, level=Follow.Level.NOTHING
    )
    return set(rows.values_list("user_id", flat=True))


def _mail_at_once(activity: Activity) -> None:
    """A mail for each who was told for a reason that cannot wait; its text is made when it leaves."""
    reasons, now = KINDS[activity.verb].mailed, timezone.now()
    if not reasons or activity.at < now - STILL_NEWS:
        return
    rows = Notification.objects.filter(activity=activity, reason__in=reasons).select_related("user")
    mail.plan(((f"{KEY}:{row.pk}", row.user) for row in rows), min(activity.at, now))
