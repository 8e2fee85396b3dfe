"""Reports that wait for a word, were returned to whoever writes them, or are due by the period of the last one."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE
from deliberation.models import StatusReport
from deliberation.models.commitments import today_at
from deliberation.models.stages import ACT, stages_with
from deliberation.reckoning.period import next_period

from .doings import Doing, Topic, gather_nothing, named
from .members import Members

State = StatusReport.State


def gather(members: Members, now: datetime) -> Iterator[Doing]:
    """Of all three codes: the reports are read once."""
    here = {"initiative__workspace__in": members.workspace_ids, "initiative__stage__in": stages_with(ACT)}
    rows = StatusReport.objects.filter(**here).defer("text", "figures").order_by("ends_on", "pk")
    reports = list(rows.select_related("initiative__workspace").with_words())
    yield from _waiting(members, reports)
    able = {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}
    for doing in (*_returned(reports), *_due(reports, now)):
        if (doing.user_id, doing.workspace_id) in able:
            yield doing


def _waiting(members: Members, reports: list[StatusReport]) -> Iterator[Doing]:
    for report in reports:
        if report.state == State.SUBMITTED:
            for row in members.asked_for_a_word(report.initiative.workspace_id, report.silent):
                yield _doing(row.user_id, report, "report_waits")


def _returned(reports: list[StatusReport]) -> Iterator[Doing]:
    for report in reports:
        if report.state == State.RETURNED:
            yield _doing(report.added_by_id, report, "report_returned")


def _due(reports: list[StatusReport], now: datetime) -> Iterator[Doing]:
    """The next one is, once its period is over; for whoever wrote the last."""
    last = {report.initiative_id: report for report in reports}
    for report in last.values():
        _start, due = next_period((report.starts_on, report.ends_on))
        if due < today_at(report.initiative.workspace, now):
            yield _doing(report.added_by_id, report, "report_due", due=due)


def say_waiting(doing: Doing) -> tuple[str, str]:
    return named(doing), _("this report waits for approval.")


def count_waiting(number: int) -> str:
    return ngettext("%d status report to approve", "%d status reports to approve", number) % number


def say_returned(doing: Doing) -> tuple[str, str]:
    return named(doing), _("this report was returned with a reason.")


def count_returned(number: int) -> str:
    return ngettext("%d status report to work on", "%d status reports to work on", number) % number


def say_due(doing: Doing) -> tuple[str, str]:
    return named(doing), _("the next report is due.")


def count_due(number: int) -> str:
    return ngettext("%d status report to write", "%d status reports to write", number) % number


def _doing(user_id: UUID, report: StatusReport, code: str, **more) -> Doing:
    path = f"/i/{report.initiative.ref}/monitoring/reports/"
    return Doing(
        user_id=user_id,
        workspace_id=report.initiative.workspace_id,
        code=code,
        subject_id=report.pk,
        initiative_id=report.initiative_id,
        ref=report.initiative.ref,
        title=report.title,
        path=f"{path}#new" if code == "report_due" else f"{path}{report.pk}/",
        **more,
    )


TODO: dict[str, Topic] = {
    "report_waits": Topic(gather, say_waiting, count_waiting),
    "report_returned": Topic(gather_nothing, say_returned, count_returned),
    "report_due": Topic(gather_nothing, say_due, count_due),
}
