from django.db.models import Model

from accounts.permissions import FACILITATE, READ
from deliberation.models import Report

from .actor import Actor
from .rights import may


def can_report(by: Actor, place: Model) -> bool:
    """Every member who sees the place, observers too; an initiative or any noun in one."""
    return by.writes and may(by, READ, place)


def can_hide(by: Actor, place: Model) -> bool:
    """Facilitators: hide, show again, settle reports, read the log of these."""
    return may(by, FACILITATE, place)


def can_read_report(by: Actor, report: Report) -> bool:
    """Facilitators, and whoever made it."""
    mine = by.user is not None and report.reporter_id == by.user.pk
    return can_hide(by, report) or (mine and may(by, READ, report))
