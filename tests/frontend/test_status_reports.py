import pytest

from accounts.models import Membership
from deliberation.actions.status_reports import submit_status_report
from deliberation.models import StatusReport
from deliberation.models.initiatives import Initiative
from tests.scene import set_scene

from .pages import text_of

HERE = "/i/AI-1/monitoring/reports/"
MAY = {"title": "May", "starts_on": "2026-05-01", "ends_on": "2026-05-31", "text": "It **goes** well."}


@pytest.fixture
def report(cast, initiative, browser) -> str:
    """The address of one that Hana began."""
    return browser(cast.hana).post(HERE, MAY)["Location"]


def test_a_report_is_written_submitted_and_approved_on_pages(cast, report, browser):
    hana, jiwoo = browser(cast.hana), browser(cast.jiwoo)
    assert "<strong>goes</strong>" in hana.get(report).content.decode()
    hana.post(f"{report}submit/")
    page = jiwoo.get(report)
    assert "waits for approval" in text_of(page)
    assert "Approve the report" in text_of(page)
    assert "Approve the report" not in text_of(browser(cast.minji).get(report))
    jiwoo.post(f"{report}answer/", {"agreed": "yes", "reason": ""})
    assert "Approve the report" not in text_of(jiwoo.get(report))
    hana.post(f"{report}answer/", {"agreed": "yes", "reason": ""})
    assert StatusReport.objects.get().state == "approved"
    assert "Submit for approval" not in text_of(hana.get(report))
    assert "May" in text_of(hana.get("/i/AI-1/monitoring/"))


def test_a_return_without_a_reason_is_refused_in_place(cast, report, browser):
    browser(cast.hana).post(f"{report}submit/")
    refused = browser(cast.jiwoo).post(f"{report}answer/", {"agreed": "no", "reason": ""})
    assert refused.status_code == 422
    assert "Please write something here." in text_of(refused)
    browser(cast.jiwoo).post(f"{report}answer/", {"agreed": "no", "reason": "Say what is late"})
    page = text_of(browser(cast.hana).get(report))
    assert "Say what is late" in page
    assert "Submit for approval" in page


def test_the_next_period_is_proposed_and_a_refused_form_keeps_what_was_typed(cast, report, browser):
    page = browser(cast.hana).get(HERE).content.decode()
    assert 'value="2026-06-01"' in page
    assert 'value="2026-06-30"' in page
    refused = browser(cast.hana).post(HERE, MAY | {"ends_on": "2026-04-01", "title": "Typed"})
    assert refused.status_code == 422
    assert "The period ends before it begins." in text_of(refused)
    assert 'value="Typed"' in refused.content.decode()


def test_an_edit_of_what_somebody_else_changed_is_told(cast, report, browser):
    hana = browser(cast.hana)
    assert hana.post(f"{report}edit/", MAY | {"title": "Spring", "version": 1}).status_code == 303
    late = hana.post(f"{report}edit/", MAY | {"title": "Summer", "version": 1})
    assert late.status_code == 409
    assert "Spring" in text_of(late)
    hana.post(f"{report}submit/")
    assert hana.post(f"{report}edit/", MAY | {"version": 3}).status_code == 409


@pytest.mark.parametrize("ending", ["md", "docx", "hwpx", "html"])
def test_it_is_taken_along_as_a_file(cast, report, browser, ending):
    file = browser(cast.taeho).get(f"{report}report.{ending}")
    assert file.status_code == 200
    assert f"AI-1-report-2026-05-31.{ending}" in file["Content-Disposition"]
    if ending == "md":
        assert "It goes well." in file.content.decode()
        assert "SHA-256" in file.content.decode()
    assert browser(cast.taeho).get(f"{report}report.exe").status_code == 404


def test_the_public_reads_no_reports(cast, report, browser, client):
    Initiative.objects.update(audience="public")
    for path in (HERE, report, f"{report}report.md"):
        assert browser(cast.ben).get(path).status_code in (403, 404)
        assert client.get(path).status_code == 302


def test_the_page_shows_who_stands_in(cast, browser):
    report = set_scene(cast).status_report
    Membership.objects.filter(workspace=cast.workspace).update(speaks_for=False)
    submit_status_report(by=cast.actor(cast.hana), report=report)
    assert "The facilitator is asked" in text_of(browser(cast.hana).get(f"{HERE}{report.pk}/"))
    assert "The facilitator's word" in text_of(browser(cast.minji).get(f"{HERE}{report.pk}/"))


def test_figures_stand_in_a_table_on_the_page(cast, browser):
    scene = set_scene(cast)
    page = text_of(browser(cast.taeho).get(f"{HERE}{scene.status_report.pk}/"))
    assert "Joint statements" in page
    assert "With its submission they are frozen." in page
