"""Suggested wordings as answers."""

from deliberation.models import Argument, Suggestion
from deliberation.permissions import can_decide_suggestion, can_withdraw_suggestion

from .reader import Reader, api, argument_url, organisation, person


def shape_suggestion(row: Suggestion, reader: Reader) -> dict:
    """A suggestion, read with its argument, initiative, workspace, author and revision."""
    argument = row.argument
    readable = argument.is_readable_by(reader.user_id, row.reader_role)
    by = organisation(row.organisation_id, row.organisation.name_en)
    return {
        "id": row.pk,
        "url": api(f"suggestions/{row.pk}"),
        "html_url": f"{argument_url(argument.initiative.ref, argument.number)}suggestions/",
        "argument": row.argument_id,
        "revision": row.seen,
        "claim": row.claim if readable else None,
        "reasons": row.reasons if readable else None,
        "meaning_changed": row.meaning_changed,
        "state": row.state,
        "became": row.revision.number if row.revision else None,
        "author": person(row.author_id, row.author.name, by, row.reader_role),
        "created_at": row.created_at,
        "updated_at": row.decided_at or row.created_at,
        "decided_at": row.decided_at,
        "permissions": _permissions(row, argument, reader),
    }


def _permissions(row: Suggestion, argument: Argument, reader: Reader) -> dict[str, bool]:
    is_open = _is_open(row, argument)
    return {
        "decide": is_open and can_decide_suggestion(reader.by, row),
        "withdraw": is_open and can_withdraw_suggestion(reader.by, row),
    }


def _is_open(row: Suggestion, argument: Argument) -> bool:
    return row.state == Suggestion.State.OPEN and argument.can_change
