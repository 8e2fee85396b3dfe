"""The initiatives of a workspace as a list: rows that the templates print as they are."""

from dataclasses import replace

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts.models import Organisation, Workspace
from deliberation.models import Argument, Initiative, Party, SavedView, Stage
from deliberation.permissions import can_hand_in_brief, can_import, can_start_initiative
from frontend.reader import Reader
from frontend.responses import actor_of

from .first_steps import first_steps
from .initiative_wish import ACTIVE, CLOSING, MINE, NEWEST, ORDERS, InitiativeWish
from .keyset import page_after
from .menus import menu
from .saved_views import opened_view, views_menu
from .words import counted, words

PAGE = 50


def initiatives_page(request, workspace: Workspace) -> dict:
    """A page of a workspace's initiatives, as the address asks for them; ``?after=`` goes on."""
    here = Initiative.objects.visible_to(request.user).filter(workspace=workspace)
    parties, opened = _parties(request, workspace, here), opened_view(request, workspace)
    wish = InitiativeWish.of(request.GET)
    if opened and wish.party not in dict(parties):
        wish = replace(wish, party="")
    rows = with_counts(wish.narrowed(here, request.user))
    found, after = page_after(rows, request.GET.get("after", ""), ORDERS[wish.sort], PAGE)
    by = actor_of(request)
    return {
        "workspace": workspace,
        "section": "initiatives",
        "rows": [initiative_row(request, row) for row in found],
        "next": wish.address(after=after) if after else "",
        "wish": wish,
        "kept": wish.said(q="").items(),
        "tools": _tools(wish, parties),
        "views": views_menu(request, workspace, SavedView.Listing.INITIATIVES, wish, opened),
        "first_steps": first_steps(request, workspace),
        "may_start": can_start_initiative(by, workspace),
        "may_import": can_import(by, workspace),
        "may_hand_in": can_hand_in_brief(by, workspace),
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


def _tools(wish: InitiativeWish, parties: list[tuple[str, str]]) -> list[dict]:
    """The menus of order and filter; each choice is a link that keeps the others."""
    sorts = [
        (NEWEST, _("Newest first")),
        (CLOSING, _("Closing soonest")),
        (ACTIVE, _("Latest news first")),
    ]
    stages = [("", _("All stages")), *((code, words()["stages"][code]) for code in Stage.values)]
    shows = [("", _("All")), (MINE, _("Mine and followed"))]
    menus = [
        menu("sort", _("Order"), sorts, wish),
        menu("stage", _("Stage"), stages, wish),
        menu("show", _("Show"), shows, wish),
    ]
    return [*menus, menu("party", _("Party"), [("", _("All parties")), *parties], wish)] if parties else menus


def _parties(request, workspace: Workspace, here: QuerySet[Initiative]) -> list[tuple[str, str]]:
    """The organisations that are a party to anything that the reader sees here."""
    parties = Party.objects.filter(initiative__in=here.values("pk")).values("organisation")
    language = Reader.of(request, workspace).language
    rows = Organisation.objects.filter(workspace=workspace, pk__in=parties)
    return sorted(((str(row.pk), row.short_name_in(language)) for row in rows), key=lambda one: one[1])
