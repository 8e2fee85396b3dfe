"""One's saved views of a list: the menu beside its tools, which is read when it is opened, and the one that is open."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from accounts.models import Workspace
from deliberation.actions.saved_views import KEPT_AT_MOST
from deliberation.models import SavedView
from deliberation.models.saved_views import ASKED
from deliberation.permissions import can_save_view
from frontend.forms.saved_views import SaveViewForm
from frontend.responses import actor_of

from .keyset import id_in, number_in
from .menus import Asked

Listing = SavedView.Listing
OF_A_WORKSPACE = (Listing.SOURCES, Listing.REGISTER)
SECTIONS: dict[str, str] = {Listing.SOURCES: "sources", Listing.REGISTER: "follow-up"}


@dataclass(frozen=True, slots=True)
class Place:
    """A list of a workspace, as an address or a form names it: which, the number of a board, and what it asks for."""

    workspace: Workspace
    listing: str
    board: str
    asked: dict[str, str]

    @classmethod
    def of(cls, workspace: Workspace, said) -> "Place":
        """Read a QueryDict; what names no list of ours is that of the initiatives."""
        board, named = str(number_in(said.get("board", "")) or ""), said.get("listing")
        listing = Listing.BOARD if board else named if named in OF_A_WORKSPACE else Listing.INITIATIVES
        asked = {word: said[word] for word in ASKED[listing] if said.get(word)}
        return cls(workspace, listing, board, asked)

    @property
    def path(self) -> str:
        key = self.workspace.key
        return {
            Listing.BOARD: f"/i/{key}-{self.board}/",
            Listing.SOURCES: f"/w/{key}/sources/",
            Listing.REGISTER: f"/w/{key}/register/",
            Listing.INITIATIVES: f"/w/{key}/",
        }[Listing(self.listing)]

    @property
    def said(self) -> dict[str, str]:
        """What names the list, and what it asks for."""
        return self.named | self.asked

    @property
    def named(self) -> dict[str, str]:
        return {"listing": self.listing} | ({"board": self.board} if self.board else {})

    @property
    def name(self) -> str:
        return {
            Listing.BOARD: f"{self.workspace.key}-{self.board}",
            Listing.SOURCES: _("Sources"),
            Listing.REGISTER: _("Policy register"),
            Listing.INITIATIVES: _("Initiatives"),
        }[Listing(self.listing)]

    def address(self, view: SavedView | None = None) -> str:
        """Where the list stands as it is asked for now, or as ``view`` asks for it."""
        asked = view.asked | {"view": str(view.pk)} if view else self.asked
        return f"{self.path}?{urlencode(asked)}" if asked else self.path


def opened_view(request, workspace: Workspace) -> SavedView | None:
    """The view of one's own that the address names with all that it asks for; no query where it names none."""
    pk = id_in(request.GET.get("view", ""))
    view = (
        SavedView.objects.visible_to(request.user).filter(pk=pk, workspace=workspace).first() if pk else None
    )
    asks = view is not None and all(request.GET.get(word) == value for word, value in view.asked.items())
    return view if asks else None


def views_menu(
    request, workspace: Workspace, listing: str, wish: Asked, opened: SavedView | None, *, board: str = ""
) -> dict:
    """The context of components/saved_views.html, as ``views``; ``wish`` is what the list shows.

    An order that nobody asked for, as of a board whose votes are not told, is nothing to be kept.
    """
    shown = wish.said()
    said = {word: shown[word] for word in ASKED[listing] if word in shown and request.GET.get(word)}
    place = Place(workspace, listing, board, said)
    gone = [word for word in opened.asked if word not in said] if opened else []
    return {
        "now": opened.name if opened else "",
        "href": f"/w/{workspace.key}/views/?{urlencode(place.said)}",
        "gone": _gone(gone) if gone else "",
    }


def views_page(request, place: Place, form: SaveViewForm | None = None) -> dict:
    """The context of saved_views/page.html and, of the menu alone, of saved_views/panel.html."""
    rows = SavedView.objects.visible_to(request.user).filter(workspace=place.workspace, listing=place.listing)
    views = [_row(place, view) for view in rows.order_by("created_at", "id")]
    may_save = can_save_view(actor_of(request), place.workspace) and not any(view["now"] for view in views)
    return {
        "workspace": place.workspace,
        "section": SECTIONS.get(place.listing, "initiatives"),
        "place": place,
        "back": place.address(),
        "saved_views": views,
        "form": form or SaveViewForm(),
        "may_save": may_save and bool(place.asked) and len(views) < KEPT_AT_MOST,
        "is_full": len(views) >= KEPT_AT_MOST,
    }


def _row(place: Place, view: SavedView) -> dict:
    return {
        "id": view.pk,
        "name": view.name,
        "href": place.address(view),
        "now": view.asked == place.asked,
    }


def _gone(words: list[str]) -> str:
    titles = {
        "sort": _("Order"),
        "stage": _("Stage"),
        "party": _("Party"),
        "show": _("Show"),
        "kind": _("Kind"),
        "q": _("Words"),
        "country": _("Country"),
        "theme": _("Theme"),
        "instrument": _("Instrument"),
        "status": _("Status"),
        "organisation": _("Kept by"),
    }
    named = ", ".join(titles[word] for word in words if word in titles)
    return _("Not all that this view asks for is there: what it chose under “%s” is left out.") % named
