"""The context of the board's templates."""

from django.middleware.csrf import get_token
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from deliberation.models import Initiative, Kind, SavedView, Stage
from deliberation.models.stages import ARGUE, COMMENT
from deliberation.permissions import can_argue, can_comment
from frontend.responses import actor_of
from frontend.tour import STEPS, Step

from .board import DIVIDED_ONLY, NEW, NEWEST, REWORDED, STRONGEST, UNSOURCED, UNVOTED, Board, Wish
from .density import COMPACT, FULL, density_of
from .frame import frame
from .menus import menu
from .saved_views import opened_view, views_menu
from .sight import Sight
from .unseen import Unseen
from .words import ballot_words, kind_words, printed_words

NO_COMPOSER = {"open": False, "claim": "", "faults": ""}


def board_page(request, initiative: Initiative, *, composers: dict | None = None) -> dict:
    """The board as the address asks for it; ``composers`` hold, by kind, what was typed and refused."""
    sight = Sight.of(request, initiative)
    wish = Wish.of(request.GET, tells=sight.tells)
    board = Board(initiative, request.user, wish, sight, Unseen.of(request, initiative, sight))
    counts = board.counts()
    columns = board.columns()
    return {
        **frame(request, initiative, sight, tab="board", counts=counts),
        **around_cards(request, initiative),
        "tools": [*_tools(wish, sight), _density(request, wish)],
        "views": _views(request, initiative, wish, sight),
        "compact": density_of(request) == COMPACT,
        "tour": _tour(request, sight),
        "unseen": _unseen(board, columns, sight),
        "voting_note": ballot_words(initiative) if sight.votable else "",
        "may_argue": initiative.allows(ARGUE, sight.reader.now) and can_argue(actor_of(request), initiative),
        "columns": [
            _column(kind, found, counts.get(kind, {}).get("count", 0), (composers or {}).get(kind))
            for kind, found in columns.items()
        ],
    }


def column(
    request, initiative: Initiative, sight: Sight, kind: str, *, cards=(), count=0, composer=None
) -> dict:
    """One column's composer, with cards that were just added, for an answer to htmx."""
    kind = kind if kind in Kind.values else Kind.ADVANTAGE
    return {
        **around_cards(request, initiative),
        "initiative": initiative,
        "here": sight.base,
        "cards": cards,
        "column": _column(kind, {"cards": [], "more": ""}, count, composer or {**NO_COMPOSER, "open": True}),
    }


def around_cards(request, initiative: Initiative) -> dict:
    return {
        "words": printed_words(),
        "token": mark_safe(get_token(request)),  # noqa: S308
        "voting": initiative.stage != Stage.DRAFT,
        "may_reply": initiative.allows(COMMENT) and can_comment(actor_of(request), initiative),
    }


def _column(kind: str, found: dict, count: int, composer: dict | None) -> dict:
    text = kind_words(kind)
    return {
        "kind": kind,
        "words": text,
        "icon": text["icon"],
        "count": count,
        "none": _("None of them fits what is chosen above.") if count else text["none"],
        "cards": found["cards"],
        "more": found["more"],
        "composer": composer or NO_COMPOSER,
    }


def _tools(wish: Wish, sight: Sight) -> list[dict]:
    """The menus of order and filter; each choice is a link that keeps the others."""
    sorts = [(STRONGEST, _("Strongest first")), (NEWEST, _("Newest first"))]
    shows = [("", _("All")), (UNSOURCED, _("Needs a source"))]
    if sight.votable:
        shows += [(UNVOTED, _("Without my vote")), (REWORDED, _("Votes to confirm"))]
    if sight.inside:
        shows.append((NEW, _("New to me")))
    if sight.tells:
        shows.append((DIVIDED_ONLY, _("Divided")))
    kinds = [("", _("All kinds")), *((kind, kind_words(kind)["many"]) for kind in Kind)]
    menus = [menu("show", _("Show"), shows, wish), menu("kind", _("Kind"), kinds, wish)]
    return [menu("sort", _("Order"), sorts, wish), *menus] if sight.tells else menus


def _views(request, initiative: Initiative, wish: Wish, sight: Sight) -> dict | None:
    """One's own saved views, for members; no query unless one was opened."""
    if not sight.inside:
        return None
    place, number = initiative.workspace, str(initiative.number)
    opened = opened_view(request, place)
    return views_menu(request, place, SavedView.Listing.BOARD, wish, opened, board=number)


def _density(request, wish: Wish) -> dict:
    words = {FULL: _("Full cards"), COMPACT: _("Short cards")}
    now = density_of(request)
    choices = [
        {"word": word, "href": wish.address(density=code), "now": code == now} for code, word in words.items()
    ]
    return {"code": "density", "name": _("Cards"), "now": words[now], "choices": choices}


def _tour(request, sight: Sight) -> tuple[Step, ...]:
    """For who has not left it and may take part here."""
    return STEPS if sight.votable and request.user.tour_left_at is None else ()


def _unseen(board: Board, columns: dict[str, dict], sight: Sight) -> dict | None:
    """Since when the marked cards are new, and up to when they are seen with the press of a button."""
    marked = any(card["unseen"] for found in columns.values() for card in found["cards"])
    if not marked or board.unseen is None:
        return None
    since = "" if board.unseen.is_first else sight.reader.day(board.unseen.since)
    return {"since": since, "through": sight.reader.now.isoformat()}
