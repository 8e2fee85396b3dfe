"""What happens by when in an initiative, a workspace, or wherever somebody is a member: for calendars."""

from .facts import Deadline
from .gather import in_initiative, in_workspace, of_meeting, of_member

__all__ = ["Deadline", "in_initiative", "in_workspace", "of_meeting", "of_member"]
