"""Notifications in words, for the inbox, the API and mails; the number of queries does not grow with them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.permissions import MANAGE
from deliberation import todo
from deliberation.activity import KINDS
from deliberation.activity.audiences import KEEPS, MENTIONED, REASONS
from deliberation.markup import excerpt
from deliberation.models import (
    Action,
    Activity,
    Body,
    Case,
    Comment,
    Commitment,
    Deadline,
    Decision,
    Event,
    Meeting,
    Notification,
    PolicyRecord,
    Preparation,
    Source,
    Webhook,
    WhyDisabled,
)
from deliberation.models.visibility import PartQuerySet

Subject = Activity.Subject
BESIDE = ("activity__actor", "activity__workspace", "activity__initiative", "activity__argument")
LONGEST = 400  # characters of what somebody wrote
SAID: dict[str, type[Model]] = {  # the subjects whose own words are told, too
    Subject.COMMENT: Comment,
    Subject.DECISION: Decision,
    Subject.ACTION: Action,
    Subject.SOURCE: Source,
    Subject.COMMITMENT: Commitment,
    Subject.WEBHOOK: Webhook,
    Subject.EVENT: Event,
    Subject.DEADLINE: Deadline,
    Subject.PREPARATION: Preparation,
    Subject.BODY: Body,
    Subject.MEETING: Meeting,
    Subject.POLICY_RECORD: PolicyRecord,
    Subject.CASE: Case,
}


@dataclass(frozen=True, slots=True)
class Notice:
    """``ref`` and ``title`` name the place, ``path`` leads there; ``words`` are those it is about, if any.

    In the language that was active; ``subject`` is the noun itself where it has words.
    """

    row: Notification
    sentence: str
    reason: str
    ref: str
    title: str
    path: str
    words: str
    subject: Any = None

    @property
    def at(self) -> datetime:
        return self.row.activity.at

    @property
    def is_unread(self) -> bool:
        return self.row.read_at is None


def notices_of(rows: Sequence[Notification]) -> list[Notice]:
    """Each row in the language that is active. ``rows`` were read with BESIDE."""
    subjects, keepers = _subjects(row.activity for row in rows), _keepers(rows)
    return [
        _notice(row, subjects.get(row.activity.subject_id) if _may_know(row, keepers) else None)
        for row in rows
    ]


def put_into_words(rows: Sequence[Notification]) -> None:
    """Give each row its ``notice``, in the language that is active."""
    for row, notice in zip(rows, notices_of(rows), strict=True):
        row.notice = notice


def _keepers(rows: Sequence[Notification]) -> set[tuple[UUID, UUID]]:
    """(user, workspace) of those who manage it still: what they alone see is told by name to no other."""
    told = [row for row in rows if row.reason == KEEPS]
    members = todo.Members.of({row.user_id for row in told}, {row.activity.workspace_id for row in told})
    return {(one.user_id, one.workspace_id) for one in members.holding(MANAGE)}


def _may_know(row: Notification, keepers: set[tuple[UUID, UUID]]) -> bool:
    return row.reason != KEEPS or (row.user_id, row.activity.workspace_id) in keepers


def _subjects(activities: Iterable[Activity]) -> dict[UUID, object]:
    """One query for each sort of subject that has words."""
    asked: dict[str, set[UUID]] = {}
    for activity in activities:
        if activity.subject_type in SAID:
            asked.setdefault(activity.subject_type, set()).add(activity.subject_id)
    return {pk: noun for sort, ids in asked.items() for pk, noun in _nouns(SAID[sort]).in_bulk(ids).items()}


def _nouns(model: type[Model]) -> QuerySet:
    """Nothing of a follow-up part that is switched off. A meeting with where it is kept, for a calendar entry tells
    its address.
    """
    rows = model._default_manager.all()
    if isinstance(rows, PartQuerySet):
        rows = rows.filter(**{f"{rows.workspace_path}__{rows.part}": True})
    return rows.select_related("body__workspace") if model is Meeting else rows


def _notice(row: Notification, subject) -> Notice:
    activity = row.activity
    ref, title = _place(activity, subject)
    return Notice(
        row=row,
        sentence=_sentence(row, ref, subject),
        reason=str(REASONS.get(row.reason, "")),
        ref=ref,
        title=title,
        path=_path(activity),
        words=_words(activity, subject),
        subject=subject,
    )


def _sentence(row: Notification, ref: str, subject) -> str:
    activity = row.activity
    actor = activity.actor.name if activity.actor else _("The calendar")
    if row.reason == MENTIONED:
        return _("%(actor)s mentioned you on %(subject)s") % {"actor": actor, "subject": ref}
    if activity.details.get("complete") and isinstance(subject, Decision):
        return _("%(subject)s is decided: %(outcome)s") % {
            "subject": ref,
            "outcome": subject.get_outcome_display(),
        }
    return str(KINDS[activity.verb].sentence) % {"actor": actor, "subject": ref}


def _place(activity: Activity, subject) -> tuple[str, str]:
    """How the place is called, and its words."""
    initiative, argument = activity.initiative, activity.argument
    if initiative is None:
        return activity.workspace.key, str(subject or activity.workspace.name)
    ref = f"{activity.workspace.key}-{initiative.number}"
    if argument is None:
        return ref, initiative.title
    return f"{ref}#{argument.number}", argument.claim


def _words(activity: Activity, subject) -> str:
    """What was said; of a webhook, why it was switched off."""
    if activity.verb == "webhook.disabled":
        return f"{capfirst(str(WhyDisabled(activity.details['reason']).label))}."
    return WORDS[activity.subject_type](subject) if subject and activity.subject_type in WORDS else ""


def _path(activity: Activity) -> str:
    subject_id, key = activity.subject_id, activity.workspace.key
    if event := activity.details.get("event"):
        return f"/w/{key}/events/{event}/#{activity.subject_type}-{subject_id}"
    if activity.initiative is None:
        page = OF_THE_WORKSPACE.get(activity.subject_type)
        return f"/w/{key}/{page}/{subject_id}/" if page else f"/w/{key}/"
    base = f"/i/{key}-{activity.initiative.number}/"
    page = PAGES.get(activity.subject_type, "")
    argument = activity.argument if activity.subject_type not in OF_THEIR_OWN else None
    place = page if argument is None else f"{argument.number}/"
    return f"{base}{place}{ANCHORS.get(activity.subject_type, '').format(subject_id)}"


PAGES: dict[str, str] = {
    Subject.COMMENT: "discussion/",
    Subject.DECISION: "decision/",
    Subject.ACTION: "actions/",
    Subject.INDICATOR: "monitoring/",
    Subject.STATUS_REPORT: "monitoring/reports/",
    Subject.OPTION: "options/",
    Subject.CRITERION: "options/",
    Subject.WAIVER: "health/",
    Subject.POSITION: "view/",
    Subject.REPORT: "moderation/",
}
OF_THE_WORKSPACE: dict[str, str] = {
    Subject.SOURCE: "sources",
    Subject.WEBHOOK: "webhooks",
    Subject.COMMITMENT: "agreements/commitments",
    Subject.EVENT: "events",
    Subject.BODY: "bodies",
    Subject.MEETING: "meetings",
    Subject.POLICY_RECORD: "register",
    Subject.CASE: "cases",
}
OF_THEIR_OWN = (Subject.ACTION, Subject.REPORT)  # on a page of theirs, whatever argument they come from
ANCHORS: dict[str, str] = {
    Subject.COMMENT: "#comment-{}",
    Subject.ACTION: "#action-{}",
    Subject.INDICATOR: "#indicator-{}",
    Subject.STATUS_REPORT: "{}/",  # has a page of its own
}
WORDS: dict[str, Callable[[Any], str]] = {
    Subject.COMMENT: lambda comment: excerpt(comment.text, LONGEST),
    Subject.DECISION: lambda decision: excerpt(
        f"{capfirst(decision.get_outcome_display())}. {decision.rationale}", LONGEST
    ),
    Subject.ACTION: lambda action: action.text,
}
