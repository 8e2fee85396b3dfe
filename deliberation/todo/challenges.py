"""Challenges that a member has to handle, until they are settled; those of nobody are the facilitators' to give out."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Challenge, ChallengeStatus, Stage

from .doings import Doing, Topic, named
from .members import Members
from .unowned import to_give_out

OVER = (Stage.CLOSED, Stage.WITHDRAWN)


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    rows = (
        _open()
        .filter(responsible__in=members.user_ids)
        .exclude(argument__initiative__stage__in=OVER)
        .select_related("argument__initiative__workspace")
    )
    here = members.pairs()
    return (_doing(row) for row in rows if (row.responsible_id, row.argument.initiative.workspace_id) in here)


def gather_unowned(members: Members, now: datetime) -> Iterable[Doing]:
    """Of initiatives past their draft."""
    rows = _open().exclude(argument__initiative__stage__in=(Stage.DRAFT, *OVER))
    place = "argument__initiative"
    return to_give_out(members, rows, whose="responsible", place=place, code="unowned", page="challenges")


def say_unowned(doing: Doing) -> tuple[str, str]:
    words = ngettext(
        "%(count)d challenge without anybody responsible in %(ref)s",
        "%(count)d challenges without anybody responsible in %(ref)s",
        doing.count,
    )
    return words % {"count": doing.count, "ref": doing.ref}, doing.title


def count_unowned(number: int) -> str:
    return ngettext("%d challenge to give out", "%d challenges to give out", number) % number


def say(doing: Doing) -> tuple[str, str]:
    if doing.what == ChallengeStatus.IN_HAND:
        return named(doing), _("you handle this challenge; it is in hand.")
    return named(doing), _("you handle this challenge; nothing is done about it yet.")


def count(number: int) -> str:
    return ngettext("%d challenge to handle", "%d challenges to handle", number) % number


def _open():
    return Challenge.objects.standing().unsettled()


def _doing(row: Challenge) -> Doing:
    argument = row.argument
    return Doing(
        user_id=row.responsible_id,
        workspace_id=argument.initiative.workspace_id,
        code="challenge",
        subject_id=argument.pk,
        initiative_id=argument.initiative_id,
        argument_id=argument.pk,
        ref=argument.ref,
        title=argument.claim,
        path=f"/i/{argument.initiative.ref}/{argument.number}/",
        due=row.due,
        what=row.status,
    )


TODO = {
    "challenge": Topic(gather, say, count),
    "unowned": Topic(gather_unowned, say_unowned, count_unowned),
}
