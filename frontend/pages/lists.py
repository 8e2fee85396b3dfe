"""The initiatives of a workspace as a list: rows that the templates print as they are."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.models import Argument, Initiative, Stage
from deliberation.permissions import can_hand_in_brief, can_import, can_start_initiative
from frontend.reader import Reader
from frontend.responses import actor_of

from .words import counted, words

PAGE = 50


def initiatives_page(request, workspace: Workspace) -> dict:
    """A page of a workspace's initiatives, the newest first, from the number ``?before=`` down."""
    rows = Initiative.objects.visible_to(request.user).filter(workspace=workspace).order_by("-number")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 10:
        rows = rows.filter(number__lt=int(before))
    found = list(with_counts(rows)[: PAGE + 1])
    return {
        "workspace": workspace,
        "section": "initiatives",
        "rows": [initiative_row(request, row) for row in found[:PAGE]],
        "next": f"?before={found[PAGE - 1].number}" if len(found) > PAGE else "",
        "may_start": can_start_initiative(actor_of(request), workspace),
        "may_import": can_import(actor_of(request), workspace),
        "may_hand_in": can_hand_in_brief(actor_of(request), workspace),
    }


def with_counts(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """With the workspace, and how many arguments of the first level stand there."""
    standing = Argument.objects.counted().filter(initiative=OuterRef("pk")).order_by()
    count = Subquery(standing.values("initiative").annotate(count=Count("pk")).values("count"))
    return rows.select_related("workspace").annotate(argument_count=count)


def initiative_row(request, initiative: Initiative) -> dict:
    reader = Reader.of(request, initiative.workspace)
    return {
        "href": f"/i/{initiative.ref}/",
        "ref": initiative.ref,
        "title": initiative.title,
        "line": initiative.proposal or initiative.summary[:200],
        "stage": words()["stages"][initiative.stage],
        "closes": _("closes %s") % reader.moment(initiative.closes_at) if _closes(initiative) else "",
        "arguments": counted("%d argument", "%d arguments", initiative.argument_count or 0),
    }


def _closes(initiative: Initiative) -> bool:
    return initiative.stage == Stage.OPEN and initiative.closes_at is not None
