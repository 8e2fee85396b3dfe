from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deliberation.actions import indicators
from deliberation.actions.readings import Reading, take_readings
from deliberation.models import Initiative, Measurement
from tests.cast import MONDAY

from .pages import text_of

HERE = "/i/AI-1/monitoring/"


@pytest.fixture
def indicator(cast, initiative):
    return indicators.add_indicator(
        by=cast.actor(cast.minji, MONDAY),
        initiative=initiative,
        name="Lines checked",
        unit="%",
        baseline=Decimal(40),
        target_value=Decimal(90),
    )


def path(indicator, end="readings/") -> str:
    return f"/i/AI-1/indicators/{indicator.pk}/{end}"


def send(client, indicator, text: str):
    return client.post(
        path(indicator, "readings/file/"), {"file": SimpleUploadedFile("r.csv", text.encode())}
    )


def test_a_reading_is_drawn_told_and_taken_back(cast, indicator, browser):
    hana = browser(cast.hana)
    assert "No reading yet." in text_of(hana.get(HERE))
    assert (
        hana.post(path(indicator), {"on": "2026-05-01", "value": "62.5", "note": "Counted"}).status_code
        == 303
    )
    page = hana.get(HERE)
    assert "62.5 %" in text_of(page)
    assert "misses its target" in text_of(page)
    assert "<polyline" in page.content.decode()
    hana.post(f"/i/AI-1/readings/{Measurement.objects.get().pk}/remove/")
    assert not Measurement.objects.exists()


@pytest.mark.parametrize(("who", "leads"), [("hana", True), ("taeho", False)])
def test_where_nothing_is_watched_the_page_leads_whoever_may_to_name_something(
    cast, initiative, browser, who, leads
):
    page = browser(getattr(cast, who)).get(HERE)
    assert "Nothing is watched yet" in text_of(page)
    assert ("Write a report" in text_of(page)) == leads
    assert ('href="/i/AI-1/actions/#indicators">Add an indicator</a>' in page.content.decode()) == leads


def test_a_refused_reading_keeps_what_was_typed(cast, indicator, browser):
    bare = browser(cast.hana).post(path(indicator), {"on": "2999-01-01", "value": "5", "note": "Soon"})
    assert bare.status_code == 422
    assert "A reading is of today or before." in text_of(bare)
    assert 'value="Soon"' in bare.content.decode()


def test_a_file_is_taken_whole_or_told_by_its_lines(cast, indicator, browser):
    hana = browser(cast.hana)
    wrong = send(hana, indicator, "day,value\n2026-05-01,5\nx,6\n2026-05-02,many\n")
    assert wrong.status_code == 422
    assert "Line 3: The first is no day as 2026-05-31." in text_of(wrong)
    assert "Line 4: The second is no number." in text_of(wrong)
    late = send(hana, indicator, "2026-05-01;5;\n2999-01-01;6;Soon\n")
    assert "Line 2: A reading is of today or before." in text_of(late)
    assert not Measurement.objects.exists()
    assert send(hana, indicator, "day;value\n2026-05-01;5;Two\n2026-05-02;6.5\n").status_code == 303
    assert [*Measurement.objects.values_list("value", "note")] == [(5, "Two"), (Decimal("6.5"), "")]
    assert send(hana, indicator, "").status_code == 422


def test_a_file_with_signs_that_no_database_keeps_is_refused(cast, indicator, browser):
    refused = send(browser(cast.hana), indicator, "2026-05-01,5,no\0te")
    assert (refused.status_code, "The file is not UTF-8." in text_of(refused)) == (422, True)


def test_who_only_reads_gets_no_form_and_others_none_of_it(cast, indicator, browser, client):
    page = browser(cast.taeho).get(HERE)
    assert "Lines checked" in text_of(page)
    assert "Write down a reading" not in text_of(page)
    Initiative.objects.update(audience="public")
    assert browser(cast.ben).get(HERE).status_code == 403
    assert client.get(HERE).status_code == 302


def test_the_page_costs_the_same_with_many_of_them(cast, initiative, indicator, browser):
    hana, costs, by = browser(cast.hana), [], cast.actor(cast.dohyun, MONDAY)
    for _round in range(2):
        for number in range(5):
            more = indicators.add_indicator(by=by, initiative=initiative, name=f"Number {number}")
            days = [Reading(MONDAY.date() - timedelta(day), Decimal(day)) for day in range(5)]
            take_readings(by=by, indicator=more, readings=days)
        with CaptureQueriesContext(connection) as asked:
            hana.get(HERE)
        costs.append(len(asked))
    assert costs[0] == costs[1]
