from accounts.models import Workspace
from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import AgendaItem, Body, Meeting, MinuteLine

from .actor import Actor
from .rights import may


def can_keep_bodies(by: Actor, place: Workspace | Body) -> bool:
    """Set up bodies, change them, and say who has a seat."""
    return may(by, FACILITATE, place)


def can_plan_meetings(by: Actor, body: Body) -> bool:
    """Facilitators; and the chair and the secretary of the body, as long as they may argue."""
    return _runs(by, body, body)


def can_run_meeting(by: Actor, meeting: Meeting) -> bool:
    """Prepare it, send its agenda, keep its minutes: whoever plans it."""
    return _runs(by, meeting, meeting.body)


def can_propose_item(by: Actor, meeting: Meeting) -> bool:
    """Anyone who may argue; whether it comes on the agenda is said by whoever runs the meeting."""
    return may(by, ARGUE, meeting)


def can_settle_item(by: Actor, item: AgendaItem) -> bool:
    """Accept or drop it, say where it stands, write under it: whoever runs the meeting."""
    return _runs(by, item, item.meeting.body)


def can_edit_item(by: Actor, item: AgendaItem) -> bool:
    """Whoever put it on, and whoever runs the meeting."""
    own = by.user is not None and item.added_by_id == by.user.pk
    return (own and may(by, ARGUE, item)) or can_settle_item(by, item)


def can_keep_line(by: Actor, line: MinuteLine) -> bool:
    return _runs(by, line, line.item.meeting.body)


def _runs(by: Actor, place: Body | Meeting | AgendaItem | MinuteLine, body: Body) -> bool:
    """Asked with the rights that the row of ``place`` carries."""
    sits = by.user is not None and body.is_run_by(by.user.pk)
    return may(by, FACILITATE, place) or (sits and may(by, ARGUE, place))
