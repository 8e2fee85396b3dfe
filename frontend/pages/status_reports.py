"""Status reports of an initiative: the list with a form for the next, and one with its figures and words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from deliberation.calendars import format_day
from deliberation.figures import Figure, figures_of
from deliberation.markup import render_markdown
from deliberation.models import Initiative, StatusReport
from deliberation.models.stages import ACT
from deliberation.permissions import (
    can_edit_status_report,
    can_stand_in,
    can_write_status_report,
    is_awaited,
    require,
)
from deliberation.reckoning.breach import Standing
from deliberation.reckoning.period import next_period, quarter_of
from frontend.forms.status_reports import ReportWordForm, StatusReportForm
from frontend.places.finding import carry_rights
from frontend.reader import Reader
from frontend.responses import actor_of

from .frame import frame
from .sight import Sight
from .words_said import words_said

MOST = 200
State = StatusReport.State
BADGES: dict[str, str] = {State.RETURNED: "badge--late", State.SUBMITTED: "badge--missing"}


def reports_page(request, initiative: Initiative, *, form: StatusReportForm | None = None) -> dict:
    """The context of monitoring/reports.html, for members; ``form`` is one that was refused."""
    sight, by = Sight.of(request, initiative), actor_of(request)
    require(sight.inside)
    rows = list(rows_of(initiative)[:MOST])
    may_add = initiative.allows(ACT) and can_write_status_report(by, initiative)
    return {
        **frame(request, initiative, sight, tab="monitoring"),
        "reports": [row_of(one, sight.reader) for one in rows],
        "form": (form or StatusReportForm(initial=_proposed(rows, sight.reader))) if may_add else None,
        "opened": form is not None or not rows,
        "todo": None,
    }


def report_page(
    request, report: StatusReport, *, word: ReportWordForm | None = None, notice: str = ""
) -> dict:
    """The context of monitoring/report.html, for members; ``word`` was refused, ``notice`` says why a button was."""
    initiative, by = report.initiative, actor_of(request)
    sight = Sight.of(request, initiative)
    require(sight.inside)
    acts = initiative.allows(ACT)
    writes = acts and report.is_editable and can_edit_status_report(by, report)
    waits = report.state == State.SUBMITTED
    asked = acts and waits and is_awaited(by, report)
    return {
        **frame(request, initiative, sight, tab="monitoring"),
        "report": row_of(report, sight.reader) | {"text": render_markdown(report.text)},
        "files": f"{sight.base}monitoring/reports/{report.pk}/",
        "figures": [_figure(one, sight.reader) for one in figures_of(report)],
        "frozen": sight.reader.moment(report.submitted_at) if not report.is_editable else "",
        "words": words_said(report, report.words.all(), sight.reader, waits=waits),
        "word": (word or ReportWordForm(initial={"version": report.version})) if asked else None,
        "stands_in": can_stand_in(by, report),
        "may_write": writes,
        "may_remove": writes and not report.round,
        "has_text": bool(report.text),
        "notice": notice,
        "todo": None,
    }


def rows_of(initiative: Initiative):
    rows = StatusReport.objects.filter(initiative=initiative).select_related("added_by")
    return rows.defer("text", "figures")


def row_of(report: StatusReport, reader: Reader) -> dict:
    return {
        "id": report.pk,
        "title": report.title,
        "period": period(report, reader),
        "state": report.get_state_display(),
        "badge": BADGES.get(report.state, ""),
        "approved": report.state == State.APPROVED,
        "when": reader.moment(report.approved_at or report.submitted_at) if report.submitted_at else "",
        "by": report.added_by.name,
    }


def period(report: StatusReport, reader: Reader) -> str:
    """Both days with the year, whenever it is read."""
    first, last = (format_day(day, reader.language) for day in (report.starts_on, report.ends_on))
    return f"{first} – {last}"


def initial_of(report: StatusReport) -> dict[str, Any]:
    return {name: getattr(report, name) for name in ("title", "starts_on", "ends_on", "text", "version")}


def read_whole(report: StatusReport, initiative: Initiative) -> StatusReport:
    """One that was found, with what organisations said to it, and its initiative as pages show it."""
    whole = StatusReport.objects.filter(pk=report.pk).select_related("added_by").with_words().get()
    initiative.speaking = whole.initiative.speaking
    whole.initiative = initiative
    carry_rights(initiative, whole)
    return whole


def _proposed(rows: list[StatusReport], reader: Reader) -> dict[str, Any]:
    """What the form begins with: the period behind the last one."""
    last = (rows[0].starts_on, rows[0].ends_on) if rows else None
    starts_on, ends_on = next_period(last) if last else quarter_of(reader.today)
    return {"starts_on": starts_on, "ends_on": ends_on}


def _figure(one: Figure, reader: Reader) -> dict:
    words = {
        Standing.REACHED: _("reached"),
        Standing.UNDER_WAY: _("under way"),
        Standing.BREACHED: _("misses its target"),
    }
    return {
        "name": one.name,
        "before": _with_unit(one.before, one.unit),
        "value": _with_unit(one.value, one.unit),
        "on": reader.date(date.fromisoformat(one.on)) if one.on else "",
        "target": _with_unit(one.target, one.unit),
        "standing": words[Standing(one.standing)] if one.standing else "",
        "late": one.standing == Standing.BREACHED,
    }


def _with_unit(number: str, unit: str) -> str:
    return f"{number} {unit}".strip() if number else ""
