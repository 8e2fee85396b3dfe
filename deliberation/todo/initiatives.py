"""Drafts to review: somebody else's, complete enough to open, for those who open them or edit them too."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import FACILITATE
from deliberation.models import Initiative, NamedReader, Stage

from .doings import Doing, Topic, named
from .members import Members


def gather(members: Members, now: datetime) -> Iterable[Doing]:
    drafts = list(
        Initiative.objects.filter(workspace__in=members.workspace_ids, stage=Stage.DRAFT)
        .exclude(proposal="")
        .exclude(summary="")
        .select_related("workspace")
    )
    editors = set(
        NamedReader.objects.filter(initiative__in=drafts, may_edit=True).values_list("initiative", "user")
    )
    openers = {(row.user_id, row.workspace_id) for row in members.holding(FACILITATE)}
    for draft in drafts:
        for row in members.in_workspace(draft.workspace_id):
            opens = (row.user_id, row.workspace_id) in openers
            if row.user_id != draft.author_id and (opens or (draft.pk, row.user_id) in editors):
                yield _doing(row.user_id, draft)


def say(doing: Doing) -> tuple[str, str]:
    return named(doing), _("a draft that waits for your review.")


def count(number: int) -> str:
    return ngettext("%d draft to review", "%d drafts to review", number) % number


def _doing(user_id, draft: Initiative) -> Doing:
    return Doing(
        user_id=user_id,
        workspace_id=draft.workspace_id,
        code="draft",
        subject_id=draft.pk,
        initiative_id=draft.pk,
        ref=draft.ref,
        title=draft.title,
        path=f"/i/{draft.ref}/",
    )


TODO = {"draft": Topic(gather, say, count)}
