from accounts.permissions import ARGUE, FACILITATE, READ
from deliberation.models import Initiative, StatusReport

from .actor import Actor
from .rights import may, rights_of


def can_write_status_report(by: Actor, initiative: Initiative) -> bool:
    """Whoever may argue."""
    return may(by, ARGUE, initiative)


def can_edit_status_report(by: Actor, report: StatusReport) -> bool:
    """Whoever began it, and facilitators."""
    own = by.user is not None and report.added_by_id == by.user.pk
    return may(by, FACILITATE, report) or (own and may(by, ARGUE, report))


def can_answer_status_report(by: Actor, report: StatusReport) -> bool:
    """A person who speaks for a lead party, whatever the role; where nobody is left to ask, a facilitator."""
    rights = rights_of(by, report)
    if not (rights.is_person and by.has_scope_for(ARGUE) and may(by, READ, report)):
        return False
    leads = rights.speaks_for and rights.organisation_id in report.asked
    return leads or can_stand_in(by, report)


def can_stand_in(by: Actor, report: StatusReport) -> bool:
    """Give the word that no lead party is left to give."""
    return may(by, FACILITATE, report) and not report.silent
