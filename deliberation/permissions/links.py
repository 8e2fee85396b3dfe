from typing import Any

from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Link

from .actor import Actor
from .rights import may


def can_link(by: Actor, place: Any) -> bool:
    """Anyone who may argue there joins what belongs together."""
    return may(by, ARGUE, place)


def can_remove_link(by: Actor, link: Link) -> bool:
    """Whoever made it, and facilitators."""
    own = by.user is not None and link.added_by_id == by.user.pk
    return may(by, FACILITATE, link) or (own and may(by, ARGUE, link))
