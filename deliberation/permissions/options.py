from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Criterion, Initiative, Option

from .actor import Actor
from .rights import may


def can_add_option(by: Actor, initiative: Initiative) -> bool:
    """Whoever may argue; the same for a criterion."""
    return may(by, ARGUE, initiative)


def can_edit_option(by: Actor, option: Option) -> bool:
    """Whoever added it, and facilitators; how all stays as it is now is anyone's to tell who may argue."""
    return (option.is_as_it_is and may(by, ARGUE, option)) or _own_or_steered(by, option)


def can_edit_criterion(by: Actor, criterion: Criterion) -> bool:
    return _own_or_steered(by, criterion)


def can_score(by: Actor, option: Option) -> bool:
    """Anyone who may argue: a score is the table's, not one person's."""
    return may(by, ARGUE, option)


def _own_or_steered(by: Actor, noun: Option | Criterion) -> bool:
    own = by.user is not None and noun.added_by_id == by.user.pk
    return may(by, FACILITATE, noun) or (own and may(by, ARGUE, noun))
