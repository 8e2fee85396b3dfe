from accounts.permissions import FACILITATE
from deliberation.models import Initiative, Waiver

from .actor import Actor
from .rights import may


def can_waive(by: Actor, place: Initiative | Waiver) -> bool:
    """Facilitators, who answer for the course of a deliberation."""
    return may(by, FACILITATE, place)
