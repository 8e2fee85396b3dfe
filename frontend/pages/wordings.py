"""All wordings of an argument, the latest first, each with what it changed."""

from deliberation.models import Argument, Revision

from .difference import change_between
from .keyset import number_in
from .sight import Sight
from .words import words

PAGE = 20


def wordings_page(request, argument: Argument) -> dict:
    """The context of arguments/wordings.html: a page of wordings from the one before number ``?before=`` down."""
    sight = Sight.of(request, argument.initiative)
    readable = argument.is_readable_by(request.user.pk, getattr(argument, "reader_role", None))
    rows = _rows(argument, request.GET.get("before", "")) if readable else []
    return {
        "argument": argument,
        "initiative": argument.initiative,
        "workspace": argument.initiative.workspace if sight.inside else None,
        "section": "initiatives",
        "readable": readable,
        "words": words(),
        "wordings": [_wording(row, earlier, sight) for row, earlier in _with_earlier(rows)],
        "next": rows[PAGE - 1].number if len(rows) > PAGE else 0,
    }


def change_since(argument: Argument, seen: int | None) -> dict | None:
    """What the present wording changed since the one of number ``seen``."""
    then = Revision.objects.filter(argument=argument, number=seen).first()
    return change_between(then, argument) if then else None


def _rows(argument: Argument, before: str) -> list[Revision]:
    """A page, and the one before it, with which its earliest is compared."""
    rows = Revision.objects.filter(argument=argument).select_related("editor", "suggestion__author")
    if number := number_in(before):
        rows = rows.filter(number__lt=number)
    return list(rows.order_by("-number")[: PAGE + 1])


def _with_earlier(rows: list[Revision]):
    """Each of a page with the one before it; the first wording has none."""
    return zip(rows[:PAGE], [*rows[1:], None][:PAGE], strict=False)


def _wording(row: Revision, earlier: Revision | None, sight: Sight) -> dict:
    suggestion = getattr(row, "suggestion", None)
    return {
        "number": row.number,
        "when": sight.reader.moment(row.created_at),
        "editor": row.editor.name if sight.inside else "",
        "suggested_by": suggestion.author.name if suggestion and sight.inside else "",
        "meaning": row.meaning_changed,
        "change": change_between(earlier, row) if earlier else None,
        "claim": row.claim,
        "reasons": row.reasons,
    }
