"""Arguments that somebody marked as saying what another says, for their authors and the facilitators to look at."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import ArgumentState, Duplicate, Stage

from .doings import Doing, Topic, named
from .members import Members

STAGES = (Stage.DRAFT, Stage.OPEN)


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    """One for each argument, however many say so."""
    steering = {(row.user_id, row.workspace_id) for row in members.holding(FACILITATE)}
    arguing = {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}
    found: dict[tuple, Doing] = {}
    for mark in _open(members):
        workspace_id = mark.says.initiative.workspace_id
        author = (mark.says.author_id, workspace_id)
        whom = {pair for pair in steering if pair[1] == workspace_id} | ({author} & arguing)
        for user_id, _workspace_id in whom:
            found.setdefault((user_id, mark.says_id), _doing(mark, user_id))
    return found.values()


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("%s says that it says what another argument says.") % doing.who


def count(number: int) -> str:
    return ngettext("%d duplicate to look at", "%d duplicates to look at", number) % number


def _open(members: Members) -> Iterator[Duplicate]:
    rows = Duplicate.objects.filter(
        dismissed_by=None,
        says__initiative__workspace__in=members.workspace_ids,
        says__initiative__stage__in=STAGES,
        **{f"{one}__state": ArgumentState.ACTIVE for one in ("says", "said")},
        **{f"{one}__hidden_at": None for one in ("says", "said")},
    )
    return (
        rows.select_related("says__initiative__workspace", "marked_by")
        .order_by("created_at", "pk")
        .iterator()
    )


def _doing(mark: Duplicate, user_id) -> Doing:
    argument = mark.says
    return Doing(
        user_id=user_id,
        workspace_id=argument.initiative.workspace_id,
        code="duplicate",
        subject_id=argument.pk,
        initiative_id=argument.initiative_id,
        argument_id=argument.pk,
        ref=argument.ref,
        title=argument.claim,
        path=f"/i/{argument.initiative.ref}/{argument.number}/#alike",
        who=mark.marked_by.name,
    )


TODO = {"duplicate": Topic(gather, say, count)}
