"""A deadline as plain data."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

VOTING, CHALLENGE, ACTION, SOURCE, DECISION = "voting", "challenge", "action", "source", "decision"
COMMITMENT = "commitment"
EVENT, DEADLINE, PREPARATION = "event", "deadline", "preparation"
MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Deadline:
    """``at`` is an aware moment, or a day where no hour is meant; ``path`` is the address of its page.

    ``changed_at`` and ``version`` are its noun's: as long as they stand, it is the same entry of a calendar.
    """

    kind: str
    id: UUID
    title: str
    path: str
    at: datetime | date
    changed_at: datetime
    version: int
    ref: str = ""
    ends_at: datetime | None = None  # of what takes time
    place: str = ""
    is_off: bool = False  # it was to be, and is not
