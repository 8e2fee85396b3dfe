"""The library of a workspace: its sources, those due for a re-check, and arguments that need one."""

import re
from urllib.parse import quote

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Workspace
from deliberation.models import Argument, Evidence, SavedView, Source, Stage
from deliberation.models.stages import CITE, POSSIBLE
from deliberation.permissions import can_add_source
from frontend.reader import Reader
from frontend.responses import actor_of

from .keyset import page_after
from .library_wish import ALL, DUE, MISSING, LibraryWish
from .saved_views import opened_view, views_menu
from .words import counted, words

PAGE = 50
OPTIONS = 12
SHOWN = 60  # signs of what would be a new source
CALLED = 8
SIGNS = re.compile(r"[\\\[\]*_`]")  # what would end a link's words, or shape them
ADDRESS = ":/?#@!$&'*+,;=%[]~"  # all that may stand in an address, but brackets that would end a link
CITING = [stage for stage in Stage.values if CITE in POSSIBLE[stage]]


def library_page(request, workspace: Workspace) -> dict:
    """The context of sources/library.html; ``?show=`` chooses the list, ``?q=`` narrows it, ``?after=`` goes on."""
    wish, opened = LibraryWish.of(request.GET), opened_view(request, workspace)
    listed = {ALL: _all, DUE: _due, MISSING: _missing}[wish.show]
    rows, after = listed(request, workspace, wish.q, request.GET.get("after", ""))
    return {
        "workspace": workspace,
        "section": "sources",
        "asked": wish.q,
        "show": wish.show,
        "tabs": _tabs(wish.show),
        "rows": rows,
        "next": wish.address(after=after) if after else "",
        "may_add": can_add_source(actor_of(request), workspace),
        "views": views_menu(request, workspace, SavedView.Listing.SOURCES, wish, opened),
    }


def options(request, workspace: Workspace) -> dict:
    """The sources that fit what somebody types, and how many those are; the latest before anything is typed."""
    asked = " ".join(request.GET.get("where", "").split())
    rows = list(_fitting(request, workspace, asked, most=OPTIONS))
    return {
        "asked": asked[:SHOWN],
        "options": [{"id": row.pk, "title": str(row), "hint": _hint(row)} for row in rows],
        "said": _said(len(rows)),
    }


def _said(count: int) -> str:
    if not count:
        return _("No source in the library fits; it will be a new one.")
    return ngettext("%d source in the library", "%d sources in the library", count) % count


def called(request, workspace: Workspace) -> list[dict]:
    """The same for whoever types "[[" in a text, each with the Markdown that cites it."""
    rows = _fitting(request, workspace, request.GET.get("q", ""), most=CALLED)
    return [{"spelling": _cited(workspace, row), "title": str(row), "hint": _hint(row)} for row in rows]


def _tabs(show: str) -> list[dict]:
    names = (
        (ALL, _("All sources")),
        (DUE, _("Due for a re-check")),
        (MISSING, _("Arguments without a source")),
    )
    return [
        {"href": f"?show={code}" if code else "?", "word": word, "now": code == show} for code, word in names
    ]


def _all(request, workspace: Workspace, asked: str, cursor: str) -> tuple[list[dict], str]:
    rows = _matching(_visible(request, workspace), asked).annotate(uses=_uses(request))
    found, after = page_after(rows, cursor, "-created_at", PAGE)
    return [
        _row(workspace, source, counted("%d argument", "%d arguments", source.uses)) for source in found
    ], after


def _due(request, workspace: Workspace, asked: str, cursor: str) -> tuple[list[dict], str]:
    """What should have been looked at again by the reader's today, the longest overdue first."""
    reader = Reader.of(request, workspace)
    rows = _matching(_visible(request, workspace), asked).due(reader.today)
    found, after = page_after(rows, cursor, "re_check_by", PAGE)
    return [_row(workspace, one, words()["due"] % reader.date(one.re_check_by)) for one in found], after


def _missing(request, workspace: Workspace, asked: str, cursor: str) -> tuple[list[dict], str]:
    """Arguments that the reader sees, that count, that can be backed still, and that nothing backs."""
    rows = (
        Argument.objects.visible_to(request.user)
        .active()
        .filter(
            hidden_at=None, initiative__workspace=workspace, initiative__stage__in=CITING, tally__sources=0
        )
        .select_related("initiative__workspace")
    )
    rows = rows.filter(claim__icontains=asked) if asked else rows
    found, after = page_after(rows, cursor, "-created_at", PAGE)
    return [_bare(argument) for argument in found], after


def _bare(argument: Argument) -> dict:
    place = f"/i/{argument.initiative.ref}/{argument.number}/"
    return {
        "href": f"{place}#evidence",
        "title": argument.claim,
        "line": f"{argument.ref} · {argument.initiative.title}",
        "end": words()["kinds"].get(argument.kind) or words()["relations"].get(argument.relation, ""),
    }


def _row(workspace: Workspace, source: Source, end: str) -> dict:
    kind = source.get_kind_display() if source.kind else ""
    return {
        "href": f"/w/{workspace.key}/sources/{source.pk}/",
        "title": str(source),
        "line": " · ".join(filter(None, (source.publisher, str(source.year or ""), kind))),
        "end": end,
    }


def _fitting(request, workspace: Workspace, asked: str, *, most: int) -> QuerySet[Source]:
    rows = _matching(_visible(request, workspace).filter(brief=None), asked.strip()[:100])
    return rows.order_by("-created_at", "-id")[:most]


def _hint(source: Source) -> str:
    return " · ".join(filter(None, (source.publisher, str(source.year or ""))))


def _cited(workspace: Workspace, source: Source) -> str:
    """A link to where it is; of a file or a mere title, to its place in the library."""
    title = SIGNS.sub(r"\\\g<0>", " ".join(str(source).split()))
    address = source.url or f"{settings.BASE_URL}/w/{workspace.key}/sources/{source.pk}/"
    return f"[{title}]({quote(address, safe=ADDRESS)})"


def _visible(request, workspace: Workspace) -> QuerySet[Source]:
    return Source.objects.visible_to(request.user).filter(workspace=workspace)


def _matching(rows: QuerySet[Source], asked: str) -> QuerySet[Source]:
    """By every word of title, publisher or address."""
    for word in asked.split():
        rows = rows.filter(Q(title__icontains=word) | Q(publisher__icontains=word) | Q(url__icontains=word))
    return rows


def _uses(request) -> Count:
    """Arguments that lean on it, as far as the reader sees them."""
    seen = Evidence.objects.visible_to(request.user).shown()
    return Count("evidence__argument", filter=Q(evidence__in=seen.values("pk")), distinct=True)
