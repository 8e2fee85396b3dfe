"""Status reports by period: figures frozen at submission, approved by every lead party that can be asked."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import Membership
from deliberation import todo
from deliberation.actions import indicators, status_reports
from deliberation.actions.readings import Reading, take_readings
from deliberation.dispatch import dispatch
from deliberation.errors import Invalid, NotAllowed, NotNow, Stale
from deliberation.models import Notification, ReportWord, StatusReport
from deliberation.notifications.notices import BESIDE, notices_of
from tests.cast import MONDAY

State = StatusReport.State
TODAY = MONDAY.date()


@pytest.fixture
def report(cast, initiative) -> StatusReport:
    """Hana's on April; Foreign Affairs and Science and ICT lead, for which Jiwoo and Hana speak."""
    return begin(cast, initiative)


def begin(cast, initiative, first=date(2026, 4, 1), last=date(2026, 4, 30), **fields) -> StatusReport:
    words = {"title": "April", "text": "The desks answer *together*.", "starts_on": first, "ends_on": last}
    by = cast.actor(cast.hana, MONDAY)
    return status_reports.add_status_report(by=by, initiative=initiative, **{**words, **fields})


def submit(cast, report, who=None) -> StatusReport:
    return status_reports.submit_status_report(by=cast.actor(who or cast.hana, MONDAY), report=report)


def answer(cast, report, who, *, agreed=True, **fields) -> StatusReport:
    by = cast.actor(who, MONDAY)
    return status_reports.answer_status_report(by=by, report=report, agreed=agreed, **fields)


def nobody_speaks(cast) -> None:
    Membership.objects.filter(workspace=cast.workspace).update(speaks_for=False)


def doings(who, now=MONDAY) -> list[str]:
    return [one.code for one in todo.of(who, now) if one.code.startswith("report_")]


def told(verb: str) -> set[str]:
    rows = Notification.objects.filter(activity__verb=verb)
    return set(rows.values_list("user__name", flat=True))


def test_it_is_approved_with_the_word_of_the_last_lead_party(cast, report):
    report = submit(cast, report)
    assert doings(cast.jiwoo) == doings(cast.hana) == ["report_waits"]
    assert answer(cast, report, cast.jiwoo).state == State.SUBMITTED
    assert (doings(cast.jiwoo), doings(cast.hana)) == ([], ["report_waits"])
    assert answer(cast, report, cast.hana).state == State.APPROVED
    assert ReportWord.objects.count() == 2
    with pytest.raises(NotNow):
        answer(cast, report, cast.hana)


def test_a_party_gives_its_word_once_and_nobody_else_gives_it(cast, report):
    report = submit(cast, report)
    answer(cast, report, cast.jiwoo)
    with pytest.raises(NotNow):
        answer(cast, report, cast.jiwoo)
    for who in (cast.minji, cast.dohyun, cast.taeho, cast.ben):
        with pytest.raises(NotAllowed):
            answer(cast, report, who)


def test_where_nobody_speaks_for_a_lead_party_a_facilitator_approves(cast, report):
    nobody_speaks(cast)
    report = submit(cast, report)
    assert doings(cast.minji) == ["report_waits"]
    assert doings(cast.hana) == []
    with pytest.raises(NotAllowed):
        answer(cast, report, cast.hana)
    assert answer(cast, report, cast.minji).state == State.APPROVED
    assert ReportWord.objects.get().organisation is None


def test_a_report_does_not_hang_on_a_speaker_who_left(cast, report):
    report = submit(cast, report)
    answer(cast, report, cast.jiwoo)
    Membership.objects.filter(user=cast.hana).update(speaks_for=False)
    assert answer(cast, report, cast.minji).state == State.APPROVED


def test_it_is_returned_with_a_reason_worked_on_and_asked_for_anew(cast, report):
    report = submit(cast, report)
    answer(cast, report, cast.jiwoo)
    with pytest.raises(Invalid) as refused:
        answer(cast, report, cast.hana, agreed=False, reason=" ")
    assert [one.field for one in refused.value.faults] == ["reason"]
    report = answer(cast, report, cast.hana, agreed=False, reason="Say what is late")
    assert report.state == State.RETURNED
    assert doings(cast.hana) == ["report_returned"]
    by = cast.actor(cast.hana, MONDAY)
    report = status_reports.edit_status_report(by=by, report=report, version=None, text="It is late.")
    report = submit(cast, report)
    assert set(report.silent) == {cast.mofa.pk, cast.msit.pk}
    assert ReportWord.objects.count() == 2


def test_what_was_submitted_is_not_changed_and_stays(cast, report):
    report, by = submit(cast, report), cast.actor(cast.hana, MONDAY)
    with pytest.raises(NotNow):
        status_reports.edit_status_report(by=by, report=report, version=None, title="May")
    report = answer(cast, report, cast.hana, agreed=False, reason="Too short")
    with pytest.raises(NotNow) as refused:
        status_reports.remove_status_report(by=by, report=report)
    assert refused.value.code == "submitted_once"


def test_figures_are_those_of_the_period_and_frozen(cast, initiative, report):
    by = cast.actor(cast.hana, MONDAY)
    watched = indicators.add_indicator(
        by=by, initiative=initiative, name="Answers together", unit="%", target_value=Decimal(90)
    )
    days = {date(2026, 3, 20): 70, date(2026, 4, 10): 80, date(2026, 4, 29): 91, date(2026, 5, 2): 95}
    sent = [Reading(on, Decimal(value)) for on, value in days.items()]
    take_readings(by=by, indicator=watched, readings=sent)
    [figure] = submit(cast, report).figures
    assert figure == {
        "indicator": str(watched.pk),
        "name": "Answers together",
        "unit": "%",
        "target": "90",
        "before": "70",
        "value": "91",
        "on": "2026-04-29",
        "standing": "reached",
    }
    take_readings(by=by, indicator=watched, readings=[Reading(date(2026, 4, 29), Decimal(40))])
    report.refresh_from_db()
    assert report.figures == [figure]


def test_a_report_without_a_text_is_not_submitted(cast, initiative):
    with pytest.raises(Invalid):
        submit(cast, begin(cast, initiative, text=""))


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (TODAY + timedelta(days=1), TODAY + timedelta(days=9), "future"),
        (TODAY, TODAY - timedelta(days=1), "before_start"),
        (date(2020, 1, 1), TODAY, "too_long"),
    ],
)
def test_a_period_has_begun_ends_after_that_and_is_not_for_ever(cast, initiative, report, first, last, code):
    by = cast.actor(cast.hana, MONDAY)
    with pytest.raises(Invalid) as refused:
        begin(cast, initiative, first, last)
    assert [one.code for one in refused.value.faults] == [code]
    with pytest.raises(Invalid):
        status_reports.edit_status_report(by=by, report=report, version=None, starts_on=first, ends_on=last)


def test_a_title_that_lacks_and_a_period_that_is_turned_round_are_told_at_once(cast, initiative, report):
    by, faulty = (
        cast.actor(cast.hana, MONDAY),
        {"title": " ", "ends_on": report.starts_on - timedelta(days=1)},
    )
    with pytest.raises(Invalid) as begun:
        status_reports.add_status_report(by=by, initiative=initiative, starts_on=report.starts_on, **faulty)
    with pytest.raises(Invalid) as edited:
        status_reports.edit_status_report(by=by, report=report, version=None, **faulty)
    for refused in (begun, edited):
        assert [one.field for one in refused.value.faults] == ["title", "ends_on"]


def test_others_than_its_author_and_facilitators_do_not_write_on_it(cast, report):
    for who in (cast.dohyun, cast.taeho):
        with pytest.raises(NotAllowed):
            submit(cast, report, who)
    by = cast.actor(cast.minji, MONDAY)
    with pytest.raises(Stale):
        status_reports.edit_status_report(by=by, report=report, version=9, title="Spring")
    assert submit(cast, report, cast.minji).state == State.SUBMITTED


def test_who_may_answer_is_told_and_its_author_of_the_word(cast, report):
    report = submit(cast, report)
    dispatch(cast.workspace.pk)
    assert told("status_report.submitted") >= {cast.jiwoo.name}
    asked = Notification.objects.filter(activity__verb="status_report.submitted").select_related(*BESIDE)
    assert {notice.path for notice in notices_of(asked)} == {f"/i/AI-1/monitoring/reports/{report.pk}/"}
    answer(cast, report, cast.jiwoo, agreed=False, reason="Too short")
    dispatch(cast.workspace.pk)
    assert told("status_report.returned") == {cast.hana.name}


def test_the_next_is_due_when_its_period_is_over(cast, report):
    assert doings(cast.hana, MONDAY) == []
    assert doings(cast.hana, MONDAY + timedelta(days=26)) == []  # 30 May
    assert doings(cast.hana, MONDAY + timedelta(days=30)) == ["report_due"]
