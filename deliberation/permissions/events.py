from accounts.models import Workspace
from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Deadline, Event, Pledge, Preparation

from .actor import Actor
from .rights import may


def can_add_event(by: Actor, workspace: Workspace) -> bool:
    return may(by, ARGUE, workspace)


def can_edit_event(by: Actor, event: Event) -> bool:
    """Whoever added it, and facilitators."""
    own = by.user is not None and event.added_by_id == by.user.pk
    return may(by, FACILITATE, event) or (own and may(by, ARGUE, event))


def can_prepare(by: Actor, event: Event) -> bool:
    """Add deadlines and things to do, take the usual ones, write down pledges: anyone who may argue."""
    return may(by, ARGUE, event)


def can_edit_preparing(by: Actor, thing: Deadline | Preparation) -> bool:
    """Whose it is to do, who added it or its event, and facilitators."""
    concerned = by.user is not None and by.user.pk in (
        thing.owner_id,
        thing.added_by_id,
        thing.event.added_by_id,
    )
    return may(by, FACILITATE, thing) or (concerned and may(by, ARGUE, thing))


def can_record_pledge(by: Actor, place: Event | Pledge) -> bool:
    """Anyone who may argue: what a country said is the workspace's, and each change is kept with who wrote it down."""
    return may(by, ARGUE, place)
