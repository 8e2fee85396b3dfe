"""What was voted on an argument: by organisation, and in named ballots each vote with its reason."""

from deliberation.models import Argument, Ballot, Vote
from deliberation.permissions import require, rights_of
from frontend.responses import actor_of

from .cards import VALUES, card, row_of
from .keyset import number_in
from .sight import Sight
from .vote_charts import by_organisation, week_by_week
from .words import ballot_words, words

PAGE = 100


def votes_page(request, argument: Argument) -> dict:
    """The context of arguments/votes.html, for members. Raises NotAllowed."""
    initiative = argument.initiative
    sight = Sight.of(request, initiative)
    require(rights_of(actor_of(request), argument).role is not None)
    readable = argument.is_readable_by(request.user.pk, argument.reader_role)
    tells = sight.tells and readable
    named = tells and initiative.ballot == Ballot.NAMED
    start = number_in(request.GET.get("from", ""))
    singles = _singles(argument, start) if named else []
    return {
        "argument": argument,
        "initiative": initiative,
        "workspace": initiative.workspace,
        "section": "initiatives",
        "words": words(),
        "readable": readable,
        "card": card(row_of(argument), sight),
        "note": ballot_words(initiative),
        "tells": tells,
        "named": named,
        "groups": by_organisation(argument, sight) if tells else None,
        "moved": week_by_week(argument, sight) if tells else None,
        "votes": [_vote(row, argument, sight) for row in singles[:PAGE]],
        "next": start + PAGE if len(singles) > PAGE else 0,
    }


def _singles(argument: Argument, start: int) -> list[Vote]:
    """A page and one more, those with a reason first."""
    rows = Vote.objects.counted_on(argument.tally).select_related("voter", "organisation")
    return list(rows.reasons_first()[start : start + PAGE + 1])


def _vote(row: Vote, argument: Argument, sight: Sight) -> dict:
    return {
        "who": row.voter.name,
        "organisation": row.organisation.short_name_in(sight.reader.language),
        "value": words()[VALUES[row.value]],
        "reason": row.reason,
        "when": sight.reader.day(row.cast_at),
        "earlier": row.argument_id == argument.pk and row.revision < argument.meaning_since,
    }
