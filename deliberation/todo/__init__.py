"""What a person has to do. The same list feeds page, API and digest; TODO holds its topics in order."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from accounts.models import User, Workspace
from deliberation.models import Initiative
from deliberation.models.visibility import pairs_seen

from . import (
    actions,
    arguments,
    cases,
    challenges,
    commitments,
    conditions,
    decisions,
    events,
    indicators,
    initiatives,
    meetings,
    mentions,
    merging,
    positions,
    register,
    reopening,
    reports,
    sources,
    status_reports,
    suggestions,
    votes,
)
from .doings import Doing, Topic
from .kept import keep
from .members import Members

TODO: dict[str, Topic] = {
    **votes.TODO,
    **decisions.TODO,
    **reopening.TODO,
    **meetings.TODO,
    **status_reports.TODO,
    **positions.TODO,
    **mentions.TODO,
    **reports.TODO,
    **suggestions.TODO,
    **challenges.TODO,
    **actions.TODO,
    **commitments.TODO,
    **events.TODO,
    **cases.TODO,
    **conditions.TODO,
    **indicators.TODO,
    **initiatives.TODO,
    **sources.TODO,
    **register.TODO,
    **merging.TODO,
    **arguments.TODO,
}
ORDER = {code: place for place, code in enumerate(TODO)}

__all__ = ["TODO", "Doing", "Members", "Topic", "keep", "of", "of_each", "sentence", "urgency"]


def of(user: User, now: datetime, *, workspaces: Iterable[Workspace] | None = None) -> list[Doing]:
    """What one person has to do, here or in all workspaces; what is late or due soonest first."""
    return of_each(Members.of([user], workspaces), now).get(user.pk, [])


def of_each(members: Members, now: datetime) -> dict[UUID, list[Doing]]:
    """What each of many people has to do, by user; the number of queries does not grow with them."""
    found = [doing for topic in TODO.values() for doing in topic.gather(members, now)]
    places = {doing.initiative_id for doing in found if doing.initiative_id}
    seen = pairs_seen(Initiative.objects.filter(pk__in=places), members.user_ids) if places else set()
    lists: dict[UUID, list[Doing]] = {}
    for doing in sorted(found, key=urgency):
        if doing.initiative_id is None or (doing.initiative_id, doing.user_id) in seen:
            lists.setdefault(doing.user_id, []).append(doing)
    return lists


def sentence(doing: Doing) -> tuple[str, str]:
    """The words of the link and what is said after them, in the language that is active."""
    return TODO[doing.code].say(doing)


def urgency(doing: Doing) -> tuple[int, bool, str, str, str]:
    """By what the list is sorted; no two things of one person have the same."""
    due = doing.due.isoformat() if doing.due else ""
    return (ORDER[doing.code], doing.due is None, due, doing.ref, str(doing.subject_id))
