"""Reports and the log of hidings as answers."""

from django.db.models import QuerySet

from deliberation import permissions
from deliberation.models import Hiding, Report

from .reader import Reader, api, board_url, person, seen_by


def report_rows(user) -> QuerySet[Report]:
    """What ``shape_report`` reads, in the initiatives that ``user`` may see."""
    beside = ("initiative__workspace", "reporter", "settled_by")
    return seen_by(Report.objects.all(), user).select_related(*beside)


def shape_report(row: Report, reader: Reader) -> dict:
    settled_by = row.settled_by
    is_open = row.state == Report.State.OPEN
    return {
        **_about(row),
        "url": api(f"reports/{row.pk}"),
        "html_url": f"{board_url(row.initiative.ref)}moderation/",
        "reporter": person(row.reporter_id, row.reporter.name, None, row.reader_role),
        "reason": row.reason,
        "state": row.state,
        "settled_by": person(settled_by.pk, settled_by.name, None, row.reader_role) if settled_by else None,
        "settled_at": row.settled_at,
        "created_at": row.created_at,
        "updated_at": row.settled_at or row.created_at,
        "permissions": {"settle": is_open and permissions.can_hide(reader.by, row)},
    }


def hiding_rows(user) -> QuerySet[Hiding]:
    """What ``shape_hiding`` reads, in the initiatives that ``user`` may see."""
    return seen_by(Hiding.objects.all(), user).select_related("by")


def shape_hiding(row: Hiding) -> dict:
    return {
        **_about(row),
        "hides": row.hides,
        "reason": row.reason,
        "by": person(row.by_id, row.by.name, None, row.reader_role),
        "at": row.at,
    }


def _about(row: Report | Hiding) -> dict:
    return {
        "id": row.pk,
        "initiative": row.initiative_id,
        "argument": row.argument_id,
        "evidence": row.evidence_id,
        "comment": row.comment_id,
    }
