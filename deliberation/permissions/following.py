from accounts.permissions import READ
from deliberation.models import Initiative

from .actor import Actor
from .rights import may, rights_of


def can_follow(by: Actor, initiative: Initiative) -> bool:
    """Every member who is a person, for oneself and at any stage."""
    return by.writes and may(by, READ, initiative) and rights_of(by, initiative).is_person


def can_read_as_member(by: Actor, initiative: Initiative) -> bool:
    """Whether what is for members only may be told: positions, names, what changed."""
    return may(by, READ, initiative)
