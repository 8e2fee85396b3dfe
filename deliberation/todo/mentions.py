"""Comments that call somebody who has not read them yet."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Comment, Notification

from .doings import Doing, Topic, named
from .members import Members

MENTIONED = "mentioned"


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    unread = list(
        Notification.objects.filter(user__in=members.user_ids, read_at=None, reason=MENTIONED).select_related(
            "activity__actor", "activity__initiative__workspace", "activity__argument"
        )
    )
    standing = _standing(unread)
    here = members.pairs()
    return (
        _doing(told)
        for told in unread
        if told.activity.subject_id in standing and (told.user_id, told.activity.workspace_id) in here
    )


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("%(who)s mentioned you.") % {"who": doing.who}


def count(number: int) -> str:
    return ngettext("%d mention", "%d mentions", number) % number


def _standing(unread: list[Notification]) -> set:
    """The comments that are still there to be read."""
    ids = [told.activity.subject_id for told in unread]
    return set(Comment.objects.shown().filter(pk__in=ids).values_list("pk", flat=True))


def _doing(told: Notification) -> Doing:
    activity = told.activity
    initiative, argument = activity.initiative, activity.argument
    return Doing(
        user_id=told.user_id,
        workspace_id=activity.workspace_id,
        code="mention",
        subject_id=activity.subject_id,
        initiative_id=initiative.pk,
        argument_id=argument.pk if argument else None,
        ref=f"{initiative.ref}#{argument.number}" if argument else initiative.ref,
        title=argument.claim if argument else initiative.title,
        path=f"/comments/{activity.subject_id}/",
        who=activity.actor.name if activity.actor else "",
    )


TODO = {"mention": Topic(gather, say, count)}
