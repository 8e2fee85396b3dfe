from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Argument, Initiative, Suggestion

from .actor import Actor
from .rights import may


def can_argue(by: Actor, initiative: Initiative) -> bool:
    return may(by, ARGUE, initiative)


def can_respond(by: Actor, argument: Argument) -> bool:
    return may(by, ARGUE, argument)


def can_revise_argument(by: Actor, argument: Argument) -> bool:
    """Its author; others suggest."""
    return may(by, ARGUE, argument) and by.user is not None and argument.author_id == by.user.pk


def can_decide_suggestion(by: Actor, suggestion: Suggestion) -> bool:
    """Whoever could write these words: the argument's author."""
    return may(by, ARGUE, suggestion) and by.person.pk == suggestion.argument.author_id


def can_suggest_wording(by: Actor, argument: Argument) -> bool:
    """Anyone who may argue, to somebody else."""
    return may(by, ARGUE, argument) and by.user is not None and argument.author_id != by.user.pk


def can_withdraw_suggestion(by: Actor, suggestion: Suggestion) -> bool:
    """Who made it."""
    own = by.user is not None and suggestion.author_id == by.user.pk
    return own and may(by, ARGUE, suggestion)


def can_withdraw_argument(by: Actor, argument: Argument) -> bool:
    return can_revise_argument(by, argument)


def can_move_argument(by: Actor, argument: Argument) -> bool:
    """Its author, and facilitators."""
    return can_revise_argument(by, argument) or may(by, FACILITATE, argument)


def can_handle_challenge(by: Actor, argument: Argument) -> bool:
    return may(by, ARGUE, argument)
