"""check_integrity names what of a status report is broken by hand."""

from datetime import date
from decimal import Decimal

import pytest

from deliberation import integrity
from deliberation.actions import indicators, initiatives, status_reports
from deliberation.actions.readings import Reading, take_readings
from deliberation.models import Party, ReportWord, StatusReport
from tests.cast import MONDAY

NOT_FROZEN = "has figures that were not frozen so"


@pytest.fixture
def report(cast, initiative) -> StatusReport:
    """Hana's on April, approved by both lead parties once it was worked on, with a figure."""
    by, jiwoo = (cast.actor(who, MONDAY) for who in (cast.hana, cast.jiwoo))
    watched = indicators.add_indicator(by=by, initiative=initiative, name="Joint statements")
    take_readings(by=by, indicator=watched, readings=[Reading(date(2026, 4, 20), Decimal(3))])
    period = {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 4, 30)}
    report = status_reports.add_status_report(
        by=by, initiative=initiative, title="April", text="Three", **period
    )
    report = status_reports.submit_status_report(by=by, report=report)
    report = status_reports.answer_status_report(by=jiwoo, report=report, agreed=False, reason="Which?")
    report = status_reports.submit_status_report(by=by, report=report)
    for who in (jiwoo, by):
        report = status_reports.answer_status_report(by=who, report=report, agreed=True)
    return report


def found() -> list[str]:
    return [fault.what for fault in integrity.faults() if fault.check == "status_reports"]


def broken(report: StatusReport, **fields) -> list[str]:
    StatusReport.objects.filter(pk=report.pk).update(**fields)
    return found()


def test_what_verbs_leave_behind_holds_together(cast, report):
    by = cast.actor(cast.hana, MONDAY)
    period = {"starts_on": date(2026, 5, 1), "ends_on": date(2026, 5, 31)}
    status_reports.add_status_report(by=by, initiative=report.initiative, title="May", **period)
    assert found() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"submitted_at": None}, ["was submitted at no time"]),
        ({"approved_at": None}, ["is approved at no time, or was and is not"]),
        ({"state": "submitted"}, ["is approved at no time, or was and is not"]),
        (
            {"round": 1},
            ["is approved without a word", "is returned without a word, or goes on in spite of one"],
        ),
        (
            {"state": "returned", "approved_at": None},
            ["is returned without a word, or goes on in spite of one"],
        ),
        ({"state": "draft", "approved_at": None}, ["was submitted and is a draft", NOT_FROZEN]),
    ],
)
def test_a_state_that_nobody_brought_it_to_is_named(report, fields, said):
    words = "is on a text that nobody submitted"
    assert [what for what in broken(report, **fields) if what != words] == said


@pytest.mark.parametrize(
    "change",
    [{"value": 3}, {"value": ""}, {"standing": "fine"}, {"name": ""}, {"indicator": ""}, {"more": "4"}],
)
def test_figures_that_are_not_whole_are_named(report, change):
    [figure] = report.figures
    assert broken(report, figures=[figure | change]) == [NOT_FROZEN]


def test_figures_that_are_gone_from_a_list_or_stand_there_twice_are_named(report):
    [figure] = report.figures
    assert broken(report, figures=[figure, figure]) == [NOT_FROZEN]
    assert broken(report, figures={"0": figure}) == [NOT_FROZEN]
    assert broken(report, figures=[{"name": figure["name"]}]) == [NOT_FROZEN]


def test_a_word_of_who_does_not_lead_or_on_no_text_is_named(cast, report):
    last = ReportWord.objects.filter(report=report).order_by("-at", "-pk").first()
    ReportWord.objects.filter(pk=last.pk).update(round=3)
    assert found() == ["is on a text that nobody submitted"]
    ReportWord.objects.filter(pk=last.pk).update(round=2, organisation=cast.trade)
    assert found() == ["is of an organisation that does not lead"]


def test_whoever_led_until_the_parties_were_named_anew_is_no_fault(cast, report):
    kept = Party.objects.filter(initiative=report.initiative, organisation=cast.mofa)
    parties = [(one.organisation, one.part) for one in kept]
    by = cast.actor(cast.minji, MONDAY)
    initiatives.edit_initiative(by=by, initiative=report.initiative, version=None, parties=parties)
    assert found() == []
