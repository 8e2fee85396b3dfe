"""What home and a workspace's page list: rows that the templates print as they are."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Workspace
from deliberation.models import Argument, Initiative, Stage
from deliberation.models.stages import VOTE
from deliberation.permissions import can_hand_in_brief, can_start_initiative, can_vote

from .places import workspaces_of
from .reader import Reader
from .responses import actor_of
from .words import counted, words

PAGE = 50
RUNNING = (Stage.OPEN, Stage.DECIDING)


def home_page(request) -> dict:
    """For you to do, and one's initiatives, workspace by workspace."""
    workspaces = list(workspaces_of(request.user).order_by("key"))
    rows = (
        _visible(request).filter(workspace__in=workspaces).exclude(stage__in=(Stage.CLOSED, Stage.WITHDRAWN))
    )
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
        "doings": _doings(request, initiatives),
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


def _doings(request, initiatives: list[Initiative]) -> list[dict]:
    """One line for each open initiative with arguments that the reader has not voted on."""
    by = actor_of(request)
    votable = [one for one in initiatives if one.allows(VOTE) and can_vote(by, one)]
    missing = (
        Argument.objects.filter(initiative__in=votable)
        .counted()
        .with_vote_of(request.user)
        .filter(my_value=None)
        .values("initiative")
        .annotate(count=Count("pk"))
        .values_list("initiative", "count")
    )
    counts = dict(missing)
    return [
        {
            "href": f"/i/{one.ref}/vote/",
            "sentence": ngettext(
                "Vote on %(count)d argument in %(ref)s", "Vote through %(count)d arguments in %(ref)s", n
            )
            % {"count": n, "ref": one.ref},
            "title": one.title,
        }
        for one in initiatives
        if (n := counts.get(one.pk))
    ]
