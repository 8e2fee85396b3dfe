"""Comments as the dicts that components/thread.html prints: a page of threads, each with its replies."""

from uuid import UUID

from django.db.models import Model

from deliberation.models import Argument, Comment
from deliberation.models.prepared import Prepared
from deliberation.models.visibility import STEERING_ROLES
from deliberation.permissions import rights_of
from frontend.responses import actor_of

from .cards import byline
from .sight import Sight

PAGE = 200
FIELDS = (
    "id",
    "argument_id",
    "parent_id",
    "text_html",
    "created_at",
    "author_id",
    "author__name",
    "organisation__short_name_en",
    "organisation__short_name_ko",
    "hidden_at",
    "deleted_at",
)


def threads(request, place, sight: Sight) -> dict:
    """The oldest threads of an initiative or an argument, from the position ``?from=`` on; nothing for outsiders.

    Returns ``threads`` and ``next``, the position of the page after or 0.
    """
    if not sight.inside:
        return {"threads": [], "next": 0}
    start = _position(request.GET.get("from", ""))
    shown = _page(place, start)
    replies = _replies([row["id"] for row in shown[:PAGE]])
    reads_all = rights_of(actor_of(request), place).role in STEERING_ROLES
    shape = _Shape(sight, request.user.pk, reads_all, place)
    return {
        "threads": [shape.comment(row, replies.get(row["id"], ())) for row in shown[:PAGE]],
        "answered": answered_comment(request),
        "next": start + PAGE if len(shown) > PAGE else 0,
    }


def answered_comment(request) -> str:
    """The id of the comment that a reply goes to, as the address or the refused form names it."""
    return request.POST.get("to", "") or request.GET.get("to", "")


class _Shape:
    def __init__(self, sight: Sight, reader_id, reads_all: bool, place: Model) -> None:
        self.sight, self.reader_id, self.reads_all, self.place = sight, reader_id, reads_all, place

    def comment(self, row: dict, replies=()) -> dict:
        readable = not row["hidden_at"] or self.reads_all or row["author_id"] == self.reader_id
        return {
            "id": row["id"],
            "byline": byline(row, self.sight),
            "html": row["text_html"] if readable else "",
            "hidden": bool(row["hidden_at"]),
            "deleted": bool(row["deleted_at"]),
            "merged_from": self.place.merged_from(row["argument_id"]) if row["argument_id"] else "",
            "replies": [self.comment(reply) for reply in replies],
        }


def _page(place, start: int) -> list[dict]:
    """A page of rows and one more; an initiative's own comments are those on none of its arguments."""
    if not isinstance(place, Argument):
        return list(_rows(initiative=place, argument=None, parent=None)[start : start + PAGE + 1])
    if start or place.tally.merged:
        return list(_rows(argument__in=place.shown_together, parent=None)[start : start + PAGE + 1])
    return FIRST_PAGE.all(place.pk)


def _rows(**which):
    return Comment.objects.filter(**which).order_by("created_at", "id").values(*FIELDS)


def _first_page(argument_id):
    return _rows(argument=argument_id, parent=None)[: PAGE + 1]


FIRST_PAGE = Prepared(_first_page, UUID)


def _replies(parents: list) -> dict:
    found: dict = {}
    for row in _rows(parent__in=parents):
        found.setdefault(row["parent_id"], []).append(row)
    return found


def _position(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
