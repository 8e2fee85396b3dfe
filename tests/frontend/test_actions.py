from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deliberation.actions import actions
from deliberation.models import Action, Indicator, Initiative

from .pages import text_of

HERE = "/i/AI-1/actions/"


@pytest.fixture
def action(cast, initiative):
    return actions.add_action(
        by=cast.actor(cast.hana),
        initiative=initiative,
        text="Ask the treasury",
        owner=cast.dohyun,
        due=date(2020, 1, 31),
    )


def test_an_action_is_added_and_stands_with_its_owner(cast, challenge, browser):
    hana = browser(cast.hana)
    data = {"text": "Ask", "owner": cast.dohyun.pk, "due": "2030-06-01", "challenge": challenge.pk}
    assert hana.post(HERE, data).status_code == 303
    page = text_of(hana.get(HERE))
    assert "Ask Dohyun Park due Sat 1 Jun 2030 #1 Partnerships with both sides of a rivalry" in page


def test_a_refused_action_keeps_what_was_typed(cast, initiative, browser):
    answer = browser(cast.hana).post(HERE, {"text": "Ask the treasury", "owner": ""})
    assert answer.status_code == 422
    assert ">\nAsk the treasury</textarea>" in answer.content.decode()
    assert not Action.objects.exists()


def test_it_is_overdue_until_it_is_done_and_can_be_taken_up_again(cast, action, browser):
    dohyun = browser(cast.dohyun)
    assert "overdue" in text_of(dohyun.get(HERE))
    dohyun.post(f"{HERE}{action.pk}/done/", {"to": "done"})
    page = text_of(dohyun.get(HERE))
    assert "overdue" not in page
    assert "Not done after all" in page
    dohyun.post(f"{HERE}{action.pk}/done/", {"to": "again"})
    assert Action.objects.get().done_at is None


def test_who_may_only_read_gets_no_form(cast, action, browser):
    page = text_of(browser(cast.taeho).get(HERE))
    assert "Ask the treasury" in page
    assert "Add an action" not in page
    assert "Mark as done" not in page


def test_for_you_to_do_leads_to_it(cast, action, browser):
    home = browser(cast.dohyun).get("/").content.decode()
    assert f'href="/i/AI-1/actions/#action-{action.pk}"' in home


def test_members_only(cast, action, browser, client):
    Initiative.objects.update(audience="public")
    assert browser(cast.ben).get(HERE).status_code == 403
    assert client.get(HERE).status_code == 302


def test_an_outdated_edit_says_so_and_keeps_the_words(cast, action, browser):
    data = {"text": "Mine", "owner": cast.dohyun.pk, "version": 0}
    answer = browser(cast.hana).post(f"{HERE}{action.pk}/", data)
    assert answer.status_code == 409
    assert "Mine</textarea>" in answer.content.decode()
    assert f"By now it says: {action.text}" in text_of(answer)
    assert browser(cast.hana).post(f"{HERE}{action.pk}/", data | {"version": 1}).status_code == 303


def test_finishing_at_the_wrong_stage_says_why_in_place(cast, action, browser):
    Initiative.objects.update(stage="closed")
    answer = browser(cast.dohyun).post(f"{HERE}{action.pk}/done/", {"to": "done"})
    assert answer.status_code == 409
    assert "at which this cannot be done" in text_of(answer)


def test_the_page_costs_the_same_with_many_actions(cast, initiative, browser):
    hana, costs = browser(cast.hana), []
    for _round in range(2):
        for _more in range(9):
            actions.add_action(by=cast.actor(cast.hana), initiative=initiative, text="Ask", owner=cast.dohyun)
        with CaptureQueriesContext(connection) as asked:
            hana.get(HERE)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_more_than_a_page_of_them_can_be_leafed_through(cast, initiative, browser):
    for number in range(51):
        actions.add_action(
            by=cast.actor(cast.hana), initiative=initiative, text=f"Ask {number}", owner=cast.hana
        )
    hana = browser(cast.hana)
    assert "Ask 50" not in text_of(hana.get(HERE))
    assert "Ask 50" in text_of(hana.get(f"{HERE}?from=50"))


def test_indicators_stand_below(cast, initiative, browser):
    hana = browser(cast.hana)
    hana.post("/i/AI-1/indicators/", {"name": "Joint statements", "target": "4 a year", "direction": "up"})
    assert "Joint statements 4 a year" in text_of(hana.get(HERE))
    one = f"/i/AI-1/indicators/{Indicator.objects.get().pk}/"
    hana.post(one, {"name": "Joint statements", "target": "5 a year", "direction": "up", "version": 1})
    assert "Joint statements 5 a year" in text_of(hana.get(HERE))
    hana.post(f"{one}remove/")
    assert "Nothing is watched yet." in text_of(hana.get(HERE))
