"""The library of a workspace's sources: a page of rows, and one source with what leans on it."""

from django.db.models import Count, Q

from accounts.models import Workspace
from deliberation.models import Evidence, Source
from deliberation.permissions import can_add_source, can_edit_source
from frontend.reader import Reader
from frontend.responses import actor_of

from .words import counted

PAGE = 50


def library_page(request, workspace: Workspace) -> dict:
    """Sources, the newest first, from position ``?from=`` on, narrowed by ``?q=`` in title, publisher or address."""
    asked = request.GET.get("q", "").strip()[:100]
    rows = Source.objects.visible_to(request.user).filter(workspace=workspace)
    if asked:
        rows = rows.filter(
            Q(title__icontains=asked) | Q(publisher__icontains=asked) | Q(url__icontains=asked)
        )
    start = _position(request.GET.get("from", ""))
    uses = Count("evidence", filter=Q(evidence__hidden_at=None), distinct=True)
    found = list(rows.annotate(uses=uses).order_by("-created_at", "-id")[start : start + PAGE + 1])
    return {
        "workspace": workspace,
        "section": "sources",
        "asked": asked,
        "rows": [_row(workspace, source) for source in found[:PAGE]],
        "next": f"?from={start + PAGE}" if len(found) > PAGE else "",
        "may_add": can_add_source(actor_of(request), workspace),
    }


def source_page(request, source: Source) -> dict:
    """One source, and the arguments that this reader may see under which it stands."""
    reader = Reader.of(request, source.workspace)
    evidence = (
        Evidence.objects.visible_to(request.user)
        .filter(source=source, hidden_at=None)
        .select_related("argument__initiative__workspace")
    )
    return {
        "workspace": source.workspace,
        "section": "sources",
        "source": source,
        "published": reader.date(source.published_on) if source.published_on else "",
        "added": reader.day(source.created_at),
        "uses": [
            {
                "href": f"/i/{row.argument.initiative.ref}/{row.argument.number}/",
                "ref": row.argument.ref,
                "claim": row.argument.claim,
                "bearing": row.get_bearing_display(),
                "quote": row.quote,
            }
            for row in evidence.order_by("-created_at")[:PAGE]
        ],
        "may_edit": can_edit_source(actor_of(request), source),
    }


def _row(workspace: Workspace, source: Source) -> dict:
    return {
        "href": f"/w/{workspace.key}/sources/{source.pk}/",
        "title": source.title or source.url,
        "line": " · ".join(
            filter(None, (source.publisher, source.get_kind_display() if source.kind else ""))
        ),
        "uses": counted("%d argument", "%d arguments", source.uses),
    }


def _position(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
