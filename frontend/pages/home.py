"""Home: what waits for the reader, what changed in the reader's initiatives, and these, workspace by workspace."""

from uuid import UUID

from django.db.models import Case, F, FilteredRelation, Q, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation import todo
from deliberation.changes.news import ARGUMENTS, COMMENTS, EVIDENCE, OTHER, RESPONSES
from deliberation.changes.unseen import since_when, unseen
from deliberation.models import Initiative, Stage
from deliberation.models.taking_part import own_of
from deliberation.permissions import can_start_initiative
from deliberation.permissions.workspaces import workspaces_of
from frontend.reader import Reader
from frontend.responses import actor_of

from .lists import initiative_row, with_counts
from .live import news_words
from .words import words

ENDED = (Stage.CLOSED, Stage.WITHDRAWN)
SHOWN = 5  # initiatives of a workspace
MOST = 50  # of a workspace, of which is said what changed
NEWS = 6  # lines of what changed
ORDER = (ARGUMENTS, RESPONSES, EVIDENCE, COMMENTS, OTHER)
MINE, OTHERS = 0, 1


def home_page(request) -> dict:
    """Five queries beside what waits, however many initiatives there are."""
    workspaces = list(workspaces_of(request.user).order_by("key"))
    initiatives = list(_initiatives(request.user, [one.pk for one in workspaces]))
    doings = _doings(request)
    return {
        "workspace": workspaces[0] if len(workspaces) == 1 else None,
        "workspaces": [_group(request, one, initiatives) for one in workspaces],
        "news": _news(request, [row for row in initiatives if row.rank == MINE]),
        "doings": doings,
        "todo_count": len(doings),
    }


def _initiatives(user, workspaces: list[UUID]):
    """Of each workspace those that go on: what its reader follows or acted in, then a few others, the newest first."""
    rows = Initiative.objects.visible_to(user).filter(workspace__in=workspaces).exclude(stage__in=ENDED)
    rows = rows.annotate(follow=FilteredRelation("follows", condition=Q(follows__user=user)))
    rows = rows.annotate(seen_through=F("follow__seen_through"))
    rows = rows.annotate(rank=Case(When(own_of(user), then=MINE), default=OTHERS))
    place = Window(RowNumber(), partition_by="workspace", order_by=["rank", "-number"])
    near = Q(place__lte=SHOWN + 1) | Q(place__lte=MOST, rank=MINE)
    return with_counts(rows.annotate(place=place).filter(near)).order_by("workspace__key", "rank", "-number")


def _group(request, workspace: Workspace, initiatives: list[Initiative]) -> dict:
    here = [row for row in initiatives if row.workspace_id == workspace.pk]
    return {
        "workspace": workspace,
        "rows": [initiative_row(request, row) for row in here[:SHOWN]],
        "more": len(here) > SHOWN,
        "may_start": can_start_initiative(actor_of(request), workspace),
    }


def _news(request, initiatives: list[Initiative]) -> list[dict]:
    """A line for each initiative in which something came since its reader looked, most first."""
    now = timezone.now()
    moments = {row.pk: since_when(row.seen_through, now) for row in initiatives}
    counts = unseen(moments, request.user.pk)
    told = sorted(
        (row for row in initiatives if row.pk in counts), key=lambda row: -sum(counts[row.pk].values())
    )
    return [
        {
            "href": f"/i/{row.ref}/changes/",
            "ref": row.ref,
            "title": row.title,
            "what": _what(counts[row.pk]),
            "since": _since(request, row),
        }
        for row in told[:NEWS]
    ]


def _since(request, row: Initiative) -> str:
    """The day of the initiative's place; none for who never said what was seen, which may be of before one came."""
    if row.seen_through is None:
        return ""
    return _("since %s") % Reader.of(request, row.workspace).day(row.seen_through)


def _what(groups: dict[str, int]) -> str:
    """How much of each group: "3 new arguments · 1 new comment"."""
    said = news_words()
    return " · ".join(said[group][count > 1] % count for group in ORDER if (count := groups.get(group)))


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
