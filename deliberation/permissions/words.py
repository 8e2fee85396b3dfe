"""The word that is asked of organisations: on the minutes of their body, on a status report that they lead."""

from accounts.permissions import ARGUE, FACILITATE, READ
from deliberation.models import Meeting, StatusReport

from .actor import Actor
from .rights import may, rights_of

Asking = Meeting | StatusReport


def can_give_word(by: Actor, thing: Asking) -> bool:
    """A person who speaks for an organisation that is asked, whatever the role; where none is left, a facilitator."""
    rights = rights_of(by, thing)
    if not (rights.is_person and by.has_scope_for(ARGUE) and may(by, READ, thing)):
        return False
    return (rights.speaks_for and rights.organisation_id in thing.asked) or can_stand_in(by, thing)


def can_stand_in(by: Actor, thing: Asking) -> bool:
    """Give the word that no organisation is left to give."""
    return may(by, FACILITATE, thing) and not thing.silent


def is_awaited(by: Actor, thing: Asking) -> bool:
    """Whether the word that ``by`` may give is still to be given, of what waits for words."""
    own = rights_of(by, thing).organisation_id
    return can_give_word(by, thing) and (own in thing.silent or can_stand_in(by, thing))
