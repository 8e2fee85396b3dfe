"""Status reports through the REST door: written, submitted, approved or returned."""

import pytest
from django.test import Client

from tests.api.client import Caller, caller

APRIL = {"title": "April", "starts_on": "2026-04-01", "ends_on": "2026-04-30", "text": "It *goes* well."}


@pytest.fixture
def place(initiative):
    return f"initiatives/{initiative.pk}/status-reports"


@pytest.fixture
def report(hana, place):
    return hana.post(place, APRIL).json()


@pytest.fixture
def indicator(hana, initiative):
    watched = {"name": "Answers together", "unit": "%", "target_value": 90}
    return hana.post(f"initiatives/{initiative.pk}/indicators", watched).json()["id"]


def read(who: Caller, indicator: str, value: int) -> None:
    sent = {"readings": [{"on": "2026-04-20", "value": value}]}
    assert who.post(f"indicators/{indicator}/readings", sent).status_code == 200


def at_both_doors(cast, who: Caller, report: dict) -> tuple[str, str]:
    """What the indicator reads in the report, as the API and as the page say it."""
    [told] = who.get(f"status-reports/{report['id']}").json()["figures"]
    pages = Client()
    pages.force_login(cast.hana)
    [shown] = pages.get(f"/i/AI-1/monitoring/reports/{report['id']}/").context["figures"]
    return f"{told['value']} {told['unit']}", shown["value"]


def test_it_goes_from_a_draft_to_the_word_of_every_lead_party(cast, hana, place, report):
    path, jiwoo = f"status-reports/{report['id']}", caller(cast.jiwoo)
    assert (report["state"], report["permissions"]) == ("draft", {"edit": True, "answer": False})
    edited = hana.patch(path, {"title": "Spring"}, If_Match='"1"').json()
    assert (edited["title"], edited["text"]) == ("Spring", APRIL["text"])
    told = hana.post(f"{path}/submission", {}).json()
    assert (told["state"], told["permissions"]) == ("submitted", {"edit": False, "answer": True})
    assert jiwoo.post(f"{path}/approval", {"agreed": True}).json()["state"] == "submitted"
    done = hana.post(f"{path}/approval", {"agreed": True, "reason": "Well done"}).json()
    assert done["state"] == "approved"
    said = [(one["organisation"]["name"], one["reason"]) for one in done["words"]]
    assert said == [("Ministry of Foreign Affairs", ""), ("Ministry of Science and ICT", "Well done")]
    assert [one["id"] for one in hana.get(place).json()["results"]] == [report["id"]]
    assert hana.delete(path).status_code == 409


def test_everything_wrong_is_said_at_once(hana, place):
    wrong = hana.post(place, {"title": "", "starts_on": "2026-04-31", "ends_on": "x", "state": "approved"})
    assert wrong.status_code == 422
    told = {fault["field"] for fault in wrong.json()["errors"]}
    assert told == {"title", "starts_on", "ends_on", "state"}


def test_a_return_needs_a_reason_and_a_draft_is_removed(cast, hana, report):
    path = f"status-reports/{report['id']}"
    assert caller(cast.taeho).get(path).status_code == 200
    assert caller(cast.ben).get(path).status_code == 404
    assert hana.post(f"{path}/approval", {"agreed": True}).status_code == 409
    assert hana.delete(path).status_code == 204
    assert hana.get(path).status_code == 404


def test_figures_are_live_while_it_is_in_writing_and_frozen_while_it_waits(
    cast, hana, place, report, indicator
):
    path = f"status-reports/{report['id']}"
    read(hana, indicator, 70)
    assert at_both_doors(cast, hana, report) == ("70 %", "70 %")
    hana.post(f"{path}/submission", {})
    read(hana, indicator, 80)
    assert at_both_doors(cast, hana, report) == ("70 %", "70 %")
    hana.post(f"{path}/approval", {"agreed": False, "reason": "What of May?"})
    assert at_both_doors(cast, hana, report) == ("80 %", "80 %")
    [listed] = hana.get(place).json()["results"]
    assert [one["value"] for one in listed["figures"]] == ["80"]


def test_copies_hear_of_what_a_report_reads_while_it_is_in_writing(hana, report, indicator, feed, end):
    def told(since: int) -> list[str]:
        return [one["type"] for one in feed(hana, since) if one["object"].get("id") == report["id"]]

    before = end()
    read(hana, indicator, 70)
    assert told(before) == ["indicator.measured"]
    hana.post(f"status-reports/{report['id']}/submission", {})
    before = end()
    read(hana, indicator, 80)
    assert told(before) == []
