"""Other wordings of one's arguments that somebody suggested, until one has said yes or no."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import ArgumentState, Stage, Suggestion

from .doings import Doing, Topic, named
from .members import Members

STAGES = (Stage.DRAFT, Stage.OPEN, Stage.DECIDING)


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    arguing = {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}
    rows = Suggestion.objects.filter(
        state=Suggestion.State.OPEN,
        argument__author__in={user_id for user_id, _workspace in arguing},
        argument__state=ArgumentState.ACTIVE,
        argument__hidden_at=None,
        argument__initiative__stage__in=STAGES,
    ).select_related("argument__initiative__workspace", "author")
    return (_doing(row) for row in rows if _place(row) in arguing and _can_be_answered(row))


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("%s suggests another wording.") % doing.who


def count(number: int) -> str:
    return ngettext("%d suggested wording", "%d suggested wordings", number) % number


def _place(row: Suggestion) -> tuple:
    return row.argument.author_id, row.argument.initiative.workspace_id


def _can_be_answered(row: Suggestion) -> bool:
    """While deciding, the words of responses alone can change."""
    return row.argument.is_response or row.argument.initiative.stage != Stage.DECIDING


def _doing(row: Suggestion) -> Doing:
    argument = row.argument
    return Doing(
        user_id=argument.author_id,
        workspace_id=argument.initiative.workspace_id,
        code="suggestion",
        subject_id=row.pk,
        initiative_id=argument.initiative_id,
        argument_id=argument.pk,
        ref=argument.ref,
        title=argument.claim,
        path=f"/i/{argument.initiative.ref}/{argument.number}/suggestions/",
        who=row.author.name,
    )


TODO = {"suggestion": Topic(gather, say, count)}
