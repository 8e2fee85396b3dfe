"""Positions that a colleague stated and that wait for a second member who speaks for the organisation."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import VOTE
from deliberation.models import Position
from deliberation.models.stages import STATE, stages_with

from .doings import Doing, Topic, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    speakers: dict = {}
    for row in members.holding(VOTE):
        if row.speaks_for:
            speakers.setdefault(row.organisation_id, []).append(row.user_id)
    waiting = Position.objects.filter(
        organisation__in=speakers,
        cleared_by=None,
        superseded_by=None,
        initiative__stage__in=stages_with(STATE),
    ).select_related("initiative__workspace", "argument", "stated_by")
    for position in waiting:
        for user_id in speakers[position.organisation_id]:
            if user_id != position.stated_by_id:
                yield _doing(user_id, position)


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("%(who)s stated your organisation's position; clear it.") % {"who": doing.who}


def count(number: int) -> str:
    return ngettext("%d position to clear", "%d positions to clear", number) % number


def _doing(user_id, position: Position) -> Doing:
    initiative, argument = position.initiative, position.argument
    hidden = argument is not None and argument.is_hidden
    return Doing(
        user_id=user_id,
        workspace_id=initiative.workspace_id,
        code="position",
        subject_id=position.pk,
        initiative_id=initiative.pk,
        argument_id=argument.pk if argument else None,
        ref=f"{initiative.ref}#{argument.number}" if argument else initiative.ref,
        title=argument.claim if argument and not hidden else initiative.title,
        path=f"/i/{initiative.ref}/{argument.number}/positions/"
        if argument
        else f"/i/{initiative.ref}/view/#positions",
        who=position.stated_by.name,
    )


TODO = {"position": Topic(gather, say, count)}
