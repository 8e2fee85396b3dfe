"""What home and a workspace's page list: rows that the templates print as they are."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation import todo
from deliberation.models import Initiative, Stage
from deliberation.permissions import can_hand_in_brief, can_import, can_start_initiative
from deliberation.permissions.workspaces import workspaces_of
from frontend.reader import Reader
from frontend.responses import actor_of

from .words import counted, words

PAGE = 50


def home_page(request) -> dict:
    """For you to do, and one's initiatives, workspace by workspace."""
    workspaces = list(workspaces_of(request.user).order_by("key"))
    rows = (
        _visible(request).filter(workspace__in=workspaces).exclude(stage__in=(Stage.CLOSED, Stage.WITHDRAWN))
    )
    doings = _doings(request)
    initiatives = list(rows.order_by("workspace__key", "-number")[:PAGE])
    return {
        "workspace": workspaces[0] if len(workspaces) == 1 else None,
        "workspaces": [
            {
                "workspace": one,
                "rows": [_row(request, row) for row in initiatives if row.workspace_id == one.pk],
            }
            for one in workspaces
        ],
        "doings": doings,
        "todo_count": len(doings),
    }


def initiatives_page(request, workspace: Workspace) -> dict:
    """A page of a workspace's initiatives, the newest first, from the number ``?before=`` down."""
    rows = _visible(request).filter(workspace=workspace).order_by("-number")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 10:
        rows = rows.filter(number__lt=int(before))
    found = list(rows[: PAGE + 1])
    return {
        "workspace": workspace,
        "section": "initiatives",
        "rows": [_row(request, row) for row in found[:PAGE]],
        "next": f"?before={found[PAGE - 1].number}" if len(found) > PAGE else "",
        "may_start": can_start_initiative(actor_of(request), workspace),
        "may_import": can_import(actor_of(request), workspace),
        "may_hand_in": can_hand_in_brief(actor_of(request), workspace),
    }


def _visible(request):
    arguments = Count(
        "arguments",
        filter=Q(arguments__state="active", arguments__hidden_at=None, arguments__parent=None),
        distinct=True,
    )
    return (
        Initiative.objects.visible_to(request.user)
        .select_related("workspace")
        .annotate(argument_count=arguments)
    )


def _row(request, initiative: Initiative) -> dict:
    reader = Reader.of(request, initiative.workspace)
    return {
        "href": f"/i/{initiative.ref}/",
        "ref": initiative.ref,
        "title": initiative.title,
        "line": initiative.proposal or initiative.summary[:200],
        "stage": words()["stages"][initiative.stage],
        "closes": _("closes %s") % reader.moment(initiative.closes_at) if _closes(initiative) else "",
        "arguments": counted("%d argument", "%d arguments", initiative.argument_count),
    }


def _closes(initiative: Initiative) -> bool:
    return initiative.stage == Stage.OPEN and initiative.closes_at is not None


def _doings(request) -> list[dict]:
    """The list that the digest tells too, each with the link that leads there."""
    reader = Reader.of(request)
    return [
        {
            "href": doing.path,
            "lead": lead,
            "rest": rest,
            "due": words()["due"] % reader.date(doing.due) if doing.due else "",
        }
        for doing in todo.of(request.user, reader.now)
        for lead, rest in [todo.sentence(doing)]
    ]
