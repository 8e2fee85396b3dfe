"""Actions that are not done; those of nobody are the facilitators' to give out."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deliberation.models import Action
from deliberation.models.stages import ACT, stages_with

from .doings import Doing, Topic, named
from .members import Members
from .unowned import to_give_out


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    rows = Action.objects.filter(
        owner__in=members.user_ids, done_at=None, initiative__stage__in=stages_with(ACT)
    ).select_related("initiative__workspace")
    here = members.pairs()
    return (_doing(row) for row in rows if (row.owner_id, row.initiative.workspace_id) in here)


def gather_unowned(members: Members, now: datetime) -> Iterable[Doing]:
    rows = Action.objects.filter(done_at=None, initiative__stage__in=stages_with(ACT))
    return to_give_out(
        members, rows, whose="owner", place="initiative", code="unowned_action", page="actions"
    )


def say_unowned(doing: Doing) -> tuple[str, str]:
    words = ngettext(
        "%(count)d action that nobody does in %(ref)s",
        "%(count)d actions that nobody does in %(ref)s",
        doing.count,
    )
    return words % {"count": doing.count, "ref": doing.ref}, doing.title


def count_unowned(number: int) -> str:
    return ngettext("%d action to give out", "%d actions to give out", number) % number


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("you took this action.")


def count(number: int) -> str:
    return ngettext("%d action to do", "%d actions to do", number) % number


def _doing(row: Action) -> Doing:
    return Doing(
        user_id=row.owner_id,
        workspace_id=row.initiative.workspace_id,
        code="action",
        subject_id=row.pk,
        initiative_id=row.initiative_id,
        ref=row.initiative.ref,
        title=row.text,
        path=f"/i/{row.initiative.ref}/actions/#action-{row.pk}",
        due=row.due,
    )


TODO = {
    "action": Topic(gather, say, count),
    "unowned_action": Topic(gather_unowned, say_unowned, count_unowned),
}
