from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import Initiative, StatusReport

from .actor import Actor
from .rights import may


def can_write_status_report(by: Actor, initiative: Initiative) -> bool:
    """Whoever may argue."""
    return may(by, ARGUE, initiative)


def can_edit_status_report(by: Actor, report: StatusReport) -> bool:
    """Whoever began it, and facilitators."""
    own = by.user is not None and report.added_by_id == by.user.pk
    return may(by, FACILITATE, report) or (own and may(by, ARGUE, report))
