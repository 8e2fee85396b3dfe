"""The page of suggested wordings: those to answer with what they would change, and those that were answered."""

from deliberation.models import Argument, Suggestion
from deliberation.permissions import (
    can_revise_argument,
    can_suggest_wording,
    can_withdraw_suggestion,
    require,
)
from frontend.responses import actor_of

from .difference import change_between
from .sight import Sight

PAGE = 30


def suggestions_page(request, argument: Argument, *, form, refused: str = "") -> dict:
    """The context of arguments/suggestions.html; ``refused`` says why a suggestion could not be accepted."""
    initiative, by = argument.initiative, actor_of(request)
    sight = Sight.of(request, initiative)
    require(sight.inside)
    takes = argument.can_change
    readable = argument.is_readable_by(request.user.pk, getattr(argument, "reader_role", None))
    rows = _rows(argument) if readable else []
    waiting = [row for row in rows if row.state == Suggestion.State.OPEN]
    return {
        "argument": argument,
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
        "here": f"{sight.base}{argument.number}/suggestions/",
        "open": [
            _suggestion(row, argument, sight) | {"may_withdraw": takes and can_withdraw_suggestion(by, row)}
            for row in waiting
        ],
        "answered": [_suggestion(row, argument, sight) for row in rows if row.state != Suggestion.State.OPEN],
        "may_decide": takes and can_revise_argument(by, argument),
        "form": form if takes and readable and can_suggest_wording(by, argument) else None,
        "refused": refused,
    }


def _rows(argument: Argument) -> list[Suggestion]:
    """The latest."""
    rows = Suggestion.objects.filter(argument=argument).select_related("author", "organisation")
    found = list(rows.order_by("-created_at", "-id")[:PAGE])
    for row in found:
        row.argument = argument  # as it was read for this reader
    return found


def _suggestion(row: Suggestion, argument: Argument, sight: Sight) -> dict:
    organisation = row.organisation.short_name_in(sight.reader.language)
    return {
        "id": row.pk,
        "byline": f"{row.author.name}, {organisation} · {sight.reader.day(row.created_at)}",
        "change": change_between(argument, row),
        "claim": row.claim,
        "state": row.get_state_display(),
        "meaning_changed": row.meaning_changed,
        "moved_on": row.seen < argument.revision,
    }
