"""What holds at the moment at which a notice leaves as a mail: read once for a batch of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.permissions import ARGUE, MANAGE
from deliberation import todo
from deliberation.activity.audiences import KEEPS
from deliberation.models import Activity, Comment, Follow, Initiative, Notification, Subscription
from deliberation.models.visibility import pairs_seen

# A reminder is not sent any more when this left the list of what there is to do.
REMINDERS = {
    "initiative.closing_soon": "vote",
    "challenge.due": "challenge",
    "action.due": "action",
    "source.due": "source",
    "deadline.due": "deadline",
    "preparation.due": "preparation",
    "policy_record.due": "policy_record",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """(user, place) pairs of who is a member, manages, may argue, sees, mutes and subscribes what; comments that are
    there; things still to do."""

    members: set[tuple[UUID, UUID]]
    managing: set[tuple[UUID, UUID]]
    arguing: set[tuple[UUID, UUID]]
    seen: set[tuple[UUID, UUID]]
    muted: set[tuple[UUID, UUID]]
    subscriptions: dict[tuple[UUID, UUID], Subscription]
    comments: set[UUID]
    doings: dict[tuple[UUID, str], todo.Doing]

    def reason_to_skip(self, row: Notification) -> str:
        """Why the mail is not sent; empty when it is."""
        return self._no_reader(row) or self._not_wanted(row) or self._no_news(row)

    def subscription_of(self, row: Notification) -> Subscription | None:
        return self.subscriptions.get((row.user_id, row.activity.workspace_id))

    def may_argue(self, row: Notification) -> bool:
        return (row.user_id, row.activity.workspace_id) in self.arguing

    def doing_of(self, row: Notification) -> todo.Doing | None:
        """What there is still to do about a reminder."""
        activity = row.activity
        code = REMINDERS.get(activity.verb)
        keys = [f"{code}:{activity.subject_id}"]
        if code == "challenge":  # one that nobody handles is the facilitators' to give out
            keys.append(f"unowned:{activity.initiative_id}")
        return next((doing for key in keys if (doing := self.doings.get((row.user_id, key)))), None)

    def _no_reader(self, row: Notification) -> str:
        activity = row.activity
        if (row.user_id, activity.workspace_id) not in (
            self.managing if row.reason == KEEPS else self.members
        ):
            return "no_access"
        if activity.initiative_id and (activity.initiative_id, row.user_id) not in self.seen:
            return "no_access"
        return "" if row.user.can_be_mailed else "no_address"

    def _not_wanted(self, row: Notification) -> str:
        subscription = self.subscription_of(row)
        if subscription is None or not subscription.at_once:
            return "opted_out"
        if subscription.suspended_for:
            return subscription.suspended_for
        muted = (row.user_id, row.activity.initiative_id) in self.muted
        return "muted" if muted else ""

    def _no_news(self, row: Notification) -> str:
        activity = row.activity
        if row.read_at is not None:
            return "read"
        if activity.argument and activity.argument.is_hidden:
            return "hidden"
        if activity.subject_type == Activity.Subject.COMMENT and activity.subject_id not in self.comments:
            return "gone"
        return "done" if activity.verb in REMINDERS and self.doing_of(row) is None else ""


def standing_of(rows: Sequence[Notification], now: datetime) -> Standing:
    users = {row.user_id for row in rows}
    places = {row.activity.initiative_id for row in rows} - {None}
    subjects = {row.activity.subject_id for row in rows}
    members = todo.Members.of(users, {row.activity.workspace_id for row in rows})
    subscriptions = Subscription.objects.filter(user__in=users)
    muted = Follow.objects.filter(user__in=users, initiative__in=places, level=Follow.Level.NOTHING)
    there = Comment.objects.shown().filter(pk__in=subjects)
    return Standing(
        members=members.pairs(),
        managing={(one.user_id, one.workspace_id) for one in members.holding(MANAGE)},
        arguing={(one.user_id, one.workspace_id) for one in members.holding(ARGUE)},
        seen=pairs_seen(Initiative.objects.filter(pk__in=places), users) if places else set(),
        muted=set(muted.values_list("user_id", "initiative_id")),
        subscriptions={(one.user_id, one.workspace_id): one for one in subscriptions},
        comments=set(there.values_list("pk", flat=True)),
        doings=_doings(rows, members, now),
    )


def _doings(rows: Sequence[Notification], members: todo.Members, now: datetime) -> dict:
    """The lists are long to make, and only reminders ask for them."""
    if not any(row.activity.verb in REMINDERS for row in rows):
        return {}
    lists = todo.of_each(members, now)
    return {(user_id, doing.key): doing for user_id, doings in lists.items() for doing in doings}
