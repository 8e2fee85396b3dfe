"""Status reports of an initiative by period: written, submitted with frozen figures, approved or returned."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from deliberation.actions.locks import locked_in_place, locked_initiative, require_stage
from deliberation.actions.words import whose_word
from deliberation.actions.writing import change, clean, many_lines, one_line, require_version, save_version
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.figures import frozen, live
from deliberation.models import Initiative, ReportWord, StatusReport
from deliberation.models.stages import ACT
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_edit_status_report,
    can_give_word,
    can_write_status_report,
    require,
)

EDITABLE = frozenset({"title", "starts_on", "ends_on", "text"})
LONGEST = timedelta(days=1100)  # three years and some days
State = StatusReport.State


@transaction.atomic
def add_status_report(
    *, by: Actor, initiative: Initiative, title: str, starts_on: date, ends_on: date, text: str = ""
) -> StatusReport:
    """Begin a report on a period. Raises NotAllowed, NotNow, Invalid."""
    require(can_write_status_report(by, initiative))
    initiative = locked_initiative(initiative)
    require_stage(initiative, ACT)
    report = StatusReport(initiative=initiative, title=one_line(title), text=many_lines(text))
    report.starts_on, report.ends_on, report.added_by = starts_on, ends_on, by.person
    report.created_at = report.updated_at = by.moment
    clean(report, required=("title",), besides=_faults_of_period(report, by))
    report.save(force_insert=True)
    _record("status_report.added", by, report)
    return report


@transaction.atomic
def edit_status_report(
    *, by: Actor, report: StatusReport, version: int | None, **changes: Any
) -> StatusReport:
    """Change its words or its period while it is being written. Raises NotAllowed, NotNow, Stale, Invalid."""
    require(can_edit_status_report(by, report))
    report = _locked(report, *StatusReport.EDITABLE)
    require_version(report, version)
    if "title" in changes:
        changes["title"] = one_line(changes["title"])
    if "text" in changes:
        changes["text"] = many_lines(changes["text"])
    wanted = {name: changes.get(name, getattr(report, name)) for name in EDITABLE}
    wished = StatusReport(initiative=report.initiative, **wanted)
    clean(wished, required=("title",), besides=_faults_of_period(wished, by))
    if changed := change(report, changes, allowed=EDITABLE, at=by.moment):
        _record("status_report.edited", by, report, fields=sorted(changed))
    return report


@transaction.atomic
def submit_status_report(*, by: Actor, report: StatusReport) -> StatusReport:
    """Ask for approval: what the indicators read is frozen, and words on an earlier text are void.

    Raises NotAllowed, NotNow, Invalid for a report without a text.
    """
    require(can_edit_status_report(by, report))
    report = _locked(report, *StatusReport.EDITABLE)
    if not report.text:
        raise Invalid.at("text", "required", _("Write the report first."))
    report.state, report.submitted_at = State.SUBMITTED, by.moment
    report.round += 1
    report.figures = frozen(live(report.initiative_id, report.starts_on, report.ends_on))
    save_version(report, ["state", "submitted_at", "round", "figures"], at=by.moment)
    _record("status_report.submitted", by, report, round=report.round)
    return report


@transaction.atomic
def answer_status_report(
    *, by: Actor, report: StatusReport, agreed: bool, reason: str = "", version: int | None = None
) -> StatusReport:
    """A lead party's word: with the last one it is approved, one that asks for more returns it to be written on.

    Where nobody is left to ask, a facilitator's word. Raises NotAllowed, NotNow, Stale, Invalid for a return without
    a reason.
    """
    require(can_give_word(by, report))
    report = _locked(report, State.SUBMITTED)
    require_version(report, version)
    silent = report.silent
    own = whose_word(by, report, refusal=_("Your organisation has given its word on this report."))
    word = ReportWord(report=report, round=report.round, organisation_id=own, by=by.person, at=by.moment)
    word.agreed, word.reason = agreed, many_lines(reason)
    clean(word, required=() if agreed else ("reason",))
    word.save(force_insert=True)
    complete = agreed and not silent.keys() - {own}
    if complete or not agreed:
        report.state = State.APPROVED if agreed else State.RETURNED
        report.approved_at = by.moment if agreed else None
    save_version(report, ["state", "approved_at"], at=by.moment)
    verb = "status_report.approved" if agreed else "status_report.returned"
    _record(verb, by, report, organisation=str(own or ""), complete=complete)
    return report


@transaction.atomic
def remove_status_report(*, by: Actor, report: StatusReport) -> None:
    """Take away one that was never submitted. Raises NotAllowed, NotNow."""
    require(can_edit_status_report(by, report))
    report = _locked(report, *StatusReport.EDITABLE)
    if report.round:
        raise NotNow(_("It was submitted once and stays to be read."), code="submitted_once")
    _record("status_report.removed", by, report)
    report.delete()


def _locked(report: StatusReport, *states: str) -> StatusReport:
    """As it is now, under its initiative's lock. Raises NotNow, NotFound."""
    fresh = locked_in_place(report, ACT)
    if fresh.state not in states:
        sentence = _("This report is “%s”, and so it cannot be done.") % fresh.get_state_display()
        raise NotNow(sentence, code=f"report_{fresh.state}")
    return fresh


def _faults_of_period(report: StatusReport, by: Actor) -> Iterator[Fault]:
    today = by.moment.astimezone(ZoneInfo(report.initiative.workspace.time_zone)).date()
    if report.starts_on > today:
        yield Fault("starts_on", "future", _("A report is on a time that has begun."))
    if report.ends_on < report.starts_on:
        yield Fault("ends_on", "before_start", _("The period ends before it begins."))
    elif report.ends_on - report.starts_on > LONGEST:
        yield Fault("ends_on", "too_long", _("A report is on three years at most."))


def _record(verb: str, by: Actor, report: StatusReport, **details: Any) -> None:
    record(verb, by=by, subject=report, initiative=report.initiative, **details)
