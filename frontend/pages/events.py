"""The list of a workspace's events: those ahead by day, or those that are over."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.countries import country_name
from deliberation.models import Event, Preparation
from deliberation.permissions import can_add_event
from frontend.reader import Reader
from frontend.responses import actor_of

from .event_words import ready_in_words, when
from .keyset import page_after

PAGE = 50
OVER = "over"
TAKEN = ("kind", "q", "after", "show")


def events_page(request, workspace: Workspace) -> dict:
    """The context of events/list.html; ``?show=over`` tells those that are over, ``?kind=`` and ``?q=`` narrow it."""
    asked = {name: request.GET.get(name, "") for name in TAKEN}
    is_over, kind = asked["show"] == OVER, asked["kind"] if asked["kind"] in Event.Kind.values else ""
    reader, words = Reader.of(request, workspace), " ".join(asked["q"].split())[:100]
    rows = _matching(Event.objects.visible_to(request.user).filter(workspace=workspace), kind, words)
    rows = rows.exclude(state=Event.State.PREPARING) if is_over else rows.ahead()
    column = "-starts_on" if is_over else "starts_on"
    found, after = page_after(_counted(rows), asked["after"], column, PAGE)
    kept = {"show": OVER if is_over else "", "kind": kind, "q": words}
    return {
        "workspace": workspace,
        "section": "follow-up",
        "section_part": "events",
        "asked": kept,
        "kinds": Event.Kind.choices,
        "tabs": _tabs(is_over),
        "rows": [_row(row, reader) for row in found],
        "after": after,
        "may_add": can_add_event(actor_of(request), workspace),
    }


def _matching(rows: QuerySet[Event], kind: str, words: str) -> QuerySet[Event]:
    rows = rows.filter(kind=kind) if kind else rows
    for word in words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(host__icontains=word))
    return rows


def _counted(rows: QuerySet[Event]) -> QuerySet[Event]:
    """With how many things there are to do and how far they are, of which readiness is reckoned."""
    counted = {
        f"things_{state}": Count("preparations", filter=Q(preparations__state=state))
        for state in Preparation.State.values
    }
    return rows.select_related("workspace").annotate(**counted)


def _tabs(is_over: bool) -> list[dict]:
    tabs = (("?", _("In preparation"), not is_over), (f"?show={OVER}", _("Over"), is_over))
    return [{"href": href, "word": word, "now": now} for href, word, now in tabs]


def _row(row: Event, reader: Reader) -> dict:
    states = [state for state in Preparation.State.values for _one in range(getattr(row, f"things_{state}"))]
    country = country_name(row.country, reader.language)
    return {
        "href": row.path_in(row.workspace.key),
        "title": row.title,
        "line": " · ".join(filter(None, (row.get_kind_display(), country, row.host))),
        "when": when(row, reader),
        "ready": ready_in_words(states),
        "state": "" if row.is_ahead else row.get_state_display(),
    }
