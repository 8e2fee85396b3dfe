"""Comments as the dicts that components/thread.html prints: a page of threads, each with its replies."""

from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils import timezone

from accounts.models.prepared import Prepared
from deliberation.models import Argument, Comment

from .cards import byline
from .comment_links import CommentLinks
from .keyset import number_in
from .sight import Sight
from .words import words

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
    "hidden_reason",
    "deleted_at",
    "became_argument__number",
    "became_action",
    "minute_line",
)


def threads(request, place, sight: Sight) -> dict:
    """The oldest threads of an initiative or an argument, from the position ``?from=`` on; nothing for outsiders.

    Returns ``threads`` and ``next``, the position of the page after or 0.
    """
    if not sight.inside:
        return {"threads": [], "next": 0}
    start = number_in(request.GET.get("from", ""))
    seen = Comment.objects.beside(place, request.user)
    shown = _page(seen, place, start)
    replies = _replies(seen, [row["id"] for row in shown[:PAGE]])
    shape = _Shape(sight, CommentLinks.of(request, place, timezone.now()), place)
    return {
        "threads": [shape.comment(row, replies.get(row["id"], ())) for row in shown[:PAGE]],
        "answered": _answered(request, seen, place, shape),
        "next": start + PAGE if len(shown) > PAGE else 0,
    }


def answered_comment(request) -> str:
    """The id of the comment that a reply goes to, as the address or the refused form names it."""
    return request.POST.get("to", "") or request.GET.get("to", "")


def _answered(request, seen: QuerySet[Comment], place, shape: "_Shape") -> dict | None:
    """The comment that a reply goes to, as it is quoted above the box."""
    try:
        asked = UUID(answered_comment(request))
    except ValueError:
        return None
    row = _rows(_threads_of(place, seen).filter(pk=asked)).first()
    return shape.comment(row) if row else None


def address_of(comment: Comment) -> str:
    """Where the comment stands: its place, the page of threads, and the spot on it."""
    argument = comment.argument and (comment.argument.merged_into or comment.argument)
    place = argument or comment.initiative
    first = comment.parent or comment
    there = _threads_of(place, Comment.objects.all())
    earlier = there.filter(created_at__lt=first.created_at)
    at_once = there.filter(created_at=first.created_at, id__lt=first.pk)
    start = (earlier.count() + at_once.count()) // PAGE * PAGE
    base = f"/i/{comment.initiative.ref}/"
    path = f"{base}{place.number}/" if isinstance(place, Argument) else f"{base}discussion/"
    return f"{path}{f'?from={start}' if start else ''}#comment-{comment.pk}"


class _Shape:
    def __init__(self, sight: Sight, links: CommentLinks, place: Model) -> None:
        self.sight, self.links, self.place = sight, links, place

    def comment(self, row: dict, replies=()) -> dict:
        readable = not row["deleted_at"] and (not row["hidden_at"] or self.links.reads(row))
        return {
            "id": row["id"],
            "byline": byline(row, self.sight),
            "html": row["text_html"] if readable else "",
            "merged_from": self.place.merged_from(row["argument_id"]) if row["argument_id"] else "",
            "notice": _notice(row),
            "born": self._born_from(row),
            "became": self._pointers(row),
            "links": self.links.html(row),
            "replies": [self.comment(reply) for reply in replies],
        }

    def _born_from(self, row: dict) -> str:
        """The address of the line of minutes that it comes from; who sees the comment sees that line."""
        workspace = (self.place.initiative if isinstance(self.place, Argument) else self.place).workspace
        there = row["minute_line"] and workspace.keeps_meetings
        return f"/w/{workspace.key}/minutes/{row['minute_line']}/" if there else ""

    def _pointers(self, row: dict) -> list[dict]:
        """Where to find what it became."""
        number, action = row["became_argument__number"], row["became_action"]
        pointers = []
        if number:
            ref = f"{self.sight.base.strip('/').removeprefix('i/')}#{number}"
            pointers.append({"href": f"{self.sight.base}{number}/", "word": ref})
        if action:
            pointers.append(
                {"href": f"{self.sight.base}actions/#action-{action}", "word": words()["an_action"]}
            )
        return pointers


def _notice(row: dict) -> str:
    """What stands instead of a text that is gone, or above one that is hidden from others."""
    if row["deleted_at"]:
        return words()["deleted"]
    return f"{words()['hidden']} {row['hidden_reason']}" if row["hidden_at"] else ""


def _page(seen: QuerySet[Comment], place, start: int) -> list[dict]:
    """A page of rows and one more; an initiative's own comments are those on none of its arguments."""
    by_itself = isinstance(place, Argument) and not place.is_hidden and not place.tally.merged
    if by_itself and not start:
        return FIRST_PAGE.all(place.pk)
    return list(_rows(_threads_of(place, seen))[start : start + PAGE + 1])


def _threads_of(place, comments: QuerySet[Comment]):
    """The comments there that are no replies."""
    if isinstance(place, Argument):
        return comments.filter(argument__in=place.shown_together, parent=None)
    return comments.filter(initiative=place, argument=None, parent=None)


def _rows(comments):
    return comments.order_by("created_at", "id").values(*FIELDS)


def _first_page(argument_id):
    return _rows(Comment.objects.filter(argument=argument_id, parent=None))[: PAGE + 1]


FIRST_PAGE = Prepared(_first_page, UUID)


def _replies(seen: QuerySet[Comment], parents: list) -> dict:
    found: dict = {}
    for row in _rows(seen.filter(parent__in=parents)):
        found.setdefault(row["parent_id"], []).append(row)
    return found
