"""Suggesting another wording of somebody's argument, and what its author makes of that."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from deliberation.actions.locks import locked_argument, require_active, require_stage
from deliberation.actions.wordings import reword
from deliberation.actions.writing import clean, many_lines, one_line
from deliberation.errors import Invalid, NotNow
from deliberation.models import Argument, Suggestion
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_decide_suggestion,
    can_suggest_wording,
    can_withdraw_suggestion,
    require,
    rights_of,
)
from deliberation.wordings import suggests_other_meaning


@transaction.atomic
def suggest_wording(
    *,
    by: Actor,
    argument: Argument,
    claim: str | None = None,
    reasons: str | None = None,
    seen: int | None = None,
    meaning_changed: bool | None = None,
) -> Suggestion:
    """Suggest other words; what is left out stays as it is. ``seen`` is the number of the wording that was read.

    Whether the meaning changes is judged by how alike the wordings are where it is not said. Raises NotAllowed,
    NotNow, Invalid.
    """
    require(can_suggest_wording(by, argument))
    organisation_id = rights_of(by, argument).organisation_id
    argument = _open_to_new_words(argument)
    suggestion = Suggestion(
        argument=argument,
        author=by.person,
        organisation_id=organisation_id,
        seen=min(seen or argument.revision, argument.revision),
        claim=argument.claim if claim is None else one_line(claim),
        reasons=argument.reasons if reasons is None else many_lines(reasons),
        created_at=by.moment,
    )
    clean(suggestion, required=("claim",))
    _require_other_words(suggestion, argument)
    suggestion.meaning_changed = _seems_other(suggestion) if meaning_changed is None else meaning_changed
    suggestion.save(force_insert=True)
    record("suggestion.made", by=by, subject=suggestion, argument=argument, revision=suggestion.seen)
    return suggestion


@transaction.atomic
def accept_suggestion(
    *, by: Actor, suggestion: Suggestion, version: int | None, meaning_changed: bool | None = None
) -> Argument:
    """Take the suggested words as one's own next wording, credited to whoever suggested them.

    ``version`` is the argument's that its author compared them with; ``meaning_changed`` None leaves it as suggested.
    Raises NotAllowed, NotNow, Invalid.
    """
    require(can_decide_suggestion(by, suggestion))
    argument = _open_to_new_words(suggestion.argument)
    suggestion = _undecided(suggestion)
    _require_compared(argument, version)
    changes = suggestion.meaning_changed if meaning_changed is None else meaning_changed
    words = {"claim": suggestion.claim, "reasons": suggestion.reasons}
    suggestion.revision = reword(argument, by=by, meaning_changed=changes, apart=True, **words)
    _decide(suggestion, by, Suggestion.State.ACCEPTED)
    details: dict[str, Any] = {"revision": argument.revision, "meaning_changed": changes}
    record("suggestion.accepted", by=by, subject=suggestion, argument=argument, **details)
    return argument


@transaction.atomic
def decline_suggestion(*, by: Actor, suggestion: Suggestion) -> Suggestion:
    """Stay with one's own words; the suggestion is kept. Raises NotAllowed, NotNow."""
    require(can_decide_suggestion(by, suggestion))
    return _lay_aside(suggestion, by, Suggestion.State.DECLINED)


@transaction.atomic
def withdraw_suggestion(*, by: Actor, suggestion: Suggestion) -> Suggestion:
    """Take back what one suggested, as long as nobody has answered; it is kept. Raises NotAllowed, NotNow."""
    require(can_withdraw_suggestion(by, suggestion))
    return _lay_aside(suggestion, by, Suggestion.State.WITHDRAWN)


def _lay_aside(suggestion: Suggestion, by: Actor, state: str) -> Suggestion:
    argument = _open_to_new_words(suggestion.argument)
    suggestion = _undecided(suggestion)
    _decide(suggestion, by, state)
    record(f"suggestion.{state}", by=by, subject=suggestion, argument=argument)
    return suggestion


def _open_to_new_words(argument: Argument) -> Argument:
    argument = locked_argument(argument)
    require_stage(argument.initiative, argument.changing_word)
    require_active(argument)
    return argument


def _undecided(suggestion: Suggestion) -> Suggestion:
    """As it is now, under the lock of its argument's tally."""
    present = Suggestion.objects.get(pk=suggestion.pk)
    if present.state != Suggestion.State.OPEN:
        raise NotNow(_("This suggestion has been answered already."), code="already_decided")
    return present


def _require_compared(argument: Argument, version: int | None) -> None:
    if version is not None and version != argument.version:
        raise NotNow(
            _("Your wording moved on since you compared. Look at the difference again."), code="changed_since"
        )


def _require_other_words(suggestion: Suggestion, argument: Argument) -> None:
    if (suggestion.claim, suggestion.reasons) == (argument.claim, argument.reasons):
        raise Invalid.at("claim", "unchanged", _("These are the words that stand there now."))


def _seems_other(suggestion: Suggestion) -> bool:
    present = suggestion.argument
    return suggests_other_meaning(
        claim=suggestion.claim,
        reasons=suggestion.reasons,
        claim_before=present.claim,
        reasons_before=present.reasons,
    )


def _decide(suggestion: Suggestion, by: Actor, state: str) -> None:
    suggestion.state, suggestion.decided_at = state, by.moment
    suggestion.save(update_fields=["state", "decided_at", "revision"])
