"""Reports that wait for a word, were returned to whoever writes them, or are due by the period of the last one."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import ARGUE, FACILITATE
from deliberation.models import StatusReport
from deliberation.models.commitments import today_at
from deliberation.models.stages import ACT, stages_with
from deliberation.reckoning.period import next_period

from .doings import Doing, Topic, named
from .members import Members

State = StatusReport.State


def gather_waiting(members: Members, now: datetime) -> Iterator[Doing]:
    """For who speaks for a lead party without a word; where there is none, for who facilitates."""
    speakers = [row for row in members.rows if row.speaks_for]
    facilitators = members.holding(FACILITATE)
    for report in _standing(members).filter(state=State.SUBMITTED).with_words():
        silent = report.silent
        asked = [row for row in speakers if row.organisation_id in silent] if silent else facilitators
        for row in asked:
            if row.workspace_id == report.initiative.workspace_id:
                yield _doing(row.user_id, report, "report_waits")


def gather_returned(members: Members, now: datetime) -> Iterator[Doing]:
    able = _able(members)
    for report in _standing(members).filter(state=State.RETURNED, added_by__in=members.user_ids):
        if (report.added_by_id, report.initiative.workspace_id) in able:
            yield _doing(report.added_by_id, report, "report_returned")


def gather_due(members: Members, now: datetime) -> Iterator[Doing]:
    """The next one is, once its period is over; for whoever wrote the last."""
    able, last = _able(members), {}
    for report in _standing(members).order_by("ends_on", "pk"):
        last[report.initiative_id] = report
    for report in last.values():
        _start, due = next_period((report.starts_on, report.ends_on))
        over = due < today_at(report.initiative.workspace, now)
        if over and (report.added_by_id, report.initiative.workspace_id) in able:
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


def _standing(members: Members) -> QuerySet[StatusReport]:
    here = {"initiative__workspace__in": members.workspace_ids, "initiative__stage__in": stages_with(ACT)}
    rows = StatusReport.objects.filter(**here).defer("text", "figures")
    return rows.select_related("initiative__workspace")


def _able(members: Members) -> set[tuple[UUID, UUID]]:
    return {(row.user_id, row.workspace_id) for row in members.holding(ARGUE)}


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
    "report_waits": Topic(gather_waiting, say_waiting, count_waiting),
    "report_returned": Topic(gather_returned, say_returned, count_returned),
    "report_due": Topic(gather_due, say_due, count_due),
}
