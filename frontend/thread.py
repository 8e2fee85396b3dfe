"""Comments as the dicts that components/thread.html prints: a page of threads, each with its replies."""

from deliberation.models import Comment
from deliberation.permissions import rights_of

from .cards import Sight, byline
from .responses import actor_of

PAGE = 200
FIELDS = (
    "id",
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
STEERING = ("facilitator", "owner")


def threads(request, place, sight: Sight) -> dict:
    """The oldest threads of an initiative or an argument, from the position ``?from=`` on; nothing for outsiders.

    Returns ``threads`` and ``next``, the position of the page after or 0.
    """
    if not sight.inside:
        return {"threads": [], "next": 0}
    start = _position(request.GET.get("from", ""))
    rows = _rows(place.comments, parent=None, **_here(place))[start : start + PAGE + 1]
    shown = list(rows[: PAGE + 1])
    replies = _replies([row["id"] for row in shown[:PAGE]])
    reads_all = rights_of(actor_of(request), place).role in STEERING
    shape = _Shape(sight, request.user.pk, reads_all)
    return {
        "threads": [shape.comment(row, replies.get(row["id"], ())) for row in shown[:PAGE]],
        "answered": answered_comment(request),
        "next": start + PAGE if len(shown) > PAGE else 0,
    }


def answered_comment(request) -> str:
    """The id of the comment that a reply goes to, as the address or the refused form names it."""
    return request.POST.get("to", "") or request.GET.get("to", "")


class _Shape:
    def __init__(self, sight: Sight, reader_id, reads_all: bool) -> None:
        self.sight, self.reader_id, self.reads_all = sight, reader_id, reads_all

    def comment(self, row: dict, replies=()) -> dict:
        readable = not row["hidden_at"] or self.reads_all or row["author_id"] == self.reader_id
        return {
            "id": row["id"],
            "byline": byline(row, self.sight),
            "html": row["text_html"] if readable else "",
            "hidden": bool(row["hidden_at"]),
            "deleted": bool(row["deleted_at"]),
            "replies": [self.comment(reply) for reply in replies],
        }


def _here(place) -> dict:
    """An initiative's own comments are those on none of its arguments."""
    return {} if hasattr(place, "initiative_id") else {"argument": None}


def _rows(comments, **which):
    return comments.filter(**which).order_by("created_at", "id").values(*FIELDS)


def _replies(parents: list) -> dict:
    found: dict = {}
    for row in _rows(Comment.objects, parent__in=parents):
        found.setdefault(row["parent_id"], []).append(row)
    return found


def _position(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
