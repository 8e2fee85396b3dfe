from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Action, Indicator, Initiative, Measurement

from .actor import Actor
from .rights import may


def can_add_action(by: Actor, initiative: Initiative) -> bool:
    """Whoever may argue; the same for an indicator."""
    return may(by, ARGUE, initiative)


def can_edit_action(by: Actor, action: Action) -> bool:
    """Its owner, whoever added it, and facilitators."""
    concerned = by.user is not None and by.user.pk in (action.owner_id, action.added_by_id)
    return may(by, FACILITATE, action) or (concerned and may(by, ARGUE, action))


def can_edit_indicator(by: Actor, indicator: Indicator) -> bool:
    own = by.user is not None and indicator.added_by_id == by.user.pk
    return may(by, FACILITATE, indicator) or (own and may(by, ARGUE, indicator))


def can_take_reading(by: Actor, indicator: Indicator) -> bool:
    """Whoever may argue, and systems that have the right: a reading is a figure, not a judgement."""
    return may(by, ARGUE, indicator)


def can_remove_reading(by: Actor, reading: Measurement) -> bool:
    """Whoever took it, and facilitators."""
    own = by.user is not None and reading.taken_by_id == by.user.pk
    return may(by, FACILITATE, reading) or (own and may(by, ARGUE, reading))
