"""Status reports as answers; all for members."""

from django.db.models import QuerySet

from deliberation import permissions
from deliberation.figures import figures_of, frozen
from deliberation.models import ReportWord, StatusReport
from deliberation.models.stages import ACT

from .reader import Reader, api, board_url, organisation, person

TOLD = ("title", "starts_on", "ends_on", "text", "state", "round")
STAMPS = ("submitted_at", "approved_at", "version", "created_at", "updated_at")


def status_report_rows(user) -> QuerySet[StatusReport]:
    """What ``shape_status_report`` reads, of the reports that ``user`` may see."""
    rows = StatusReport.objects.visible_to(user).select_related("initiative__workspace", "added_by")
    return rows.with_words().with_indicators()


def shape_status_report(row: StatusReport, reader: Reader) -> dict:
    acts = row.initiative.allows(ACT)
    waits = acts and row.state == StatusReport.State.SUBMITTED
    return {
        "id": row.pk,
        "url": api(f"status-reports/{row.pk}"),
        "html_url": f"{board_url(row.initiative.ref)}monitoring/reports/{row.pk}/",
        "initiative": row.initiative_id,
        **{name: getattr(row, name) for name in TOLD},
        "figures": frozen(figures_of(row)),
        "words": [_word(one, row) for one in row.words.all()],
        **{name: getattr(row, name) for name in STAMPS},
        "added_by": person(row.added_by_id, row.added_by.name, None, row.reader_role),
        "permissions": {
            "edit": acts and row.is_editable and permissions.can_edit_status_report(reader.by, row),
            "answer": waits and permissions.is_awaited(reader.by, row),
        },
    }


def _word(word: ReportWord, row: StatusReport) -> dict:
    whose = word.organisation
    return {
        "organisation": organisation(whose.pk, whose.name_en) if whose else None,
        "round": word.round,
        "agreed": word.agreed,
        "reason": word.reason,
        "by": person(word.by_id, word.by.name, None, row.reader_role),
        "at": word.at,
    }
