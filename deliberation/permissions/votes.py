from accounts.permissions import VOTE
from deliberation.models import Argument, Initiative

from .actor import Actor
from .rights import may, rights_of


def can_vote(by: Actor, place: Argument | Initiative) -> bool:
    """Persons with the right to vote on this argument, or on those of this initiative; a service never votes."""
    return may(by, VOTE, place) and rights_of(by, place).is_person
