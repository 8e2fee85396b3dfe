"""Challenges on the web: who handles one, the grid, and what the board says of them."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from deliberation.actions import arguments
from deliberation.models import Challenge, Initiative
from tests.cast import argue

from .pages import text_of

FORM = "/i/AI-1/1/challenge/"
IN_MAY = datetime(2026, 5, 5, 3, 0, tzinfo=UTC)


def fields(**changes) -> dict:
    return {"status": "unhandled", "version": 1, **changes}


def handle(cast, challenge, **changes):
    arguments.update_challenge(by=cast.actor(cast.minji), argument=challenge, version=None, **changes)


def test_a_challenge_is_given_to_somebody_on_its_page(cast, challenge, browser):
    hana = browser(cast.hana)
    typed = fields(
        status="in_hand",
        likelihood="4",
        impact="2",
        owner=str(cast.msit.pk),
        responsible=str(cast.dohyun.pk),
        mitigation="Take turns",
        due="2099-05-04",
    )
    assert hana.post(FORM, typed).status_code == 303
    shown = text_of(hana.get("/i/AI-1/1/"))
    assert "Likelihood 4 · likely Impact 2 · small" in shown
    assert "Owner Ministry of Science and ICT Responsible Dohyun Park" in shown
    assert "unhandled → in hand" in text_of(hana.get(FORM))


def test_strangers_and_those_who_left_are_not_offered(cast, challenge, browser):
    form = text_of(browser(cast.hana).get(FORM))
    assert "Dohyun Park, Trade" in form
    assert "Ben Stone" not in form
    assert browser(cast.hana).post(FORM, fields(responsible=str(cast.ben.pk))).status_code == 422
    assert Challenge.objects.get().responsible is None


def test_an_outdated_form_conflicts_and_keeps_what_was_typed(cast, challenge, browser):
    handle(cast, challenge, status="in_hand")
    answer = browser(cast.hana).post(FORM, fields(mitigation="Take turns"))
    assert answer.status_code == 409
    assert "Take turns" in text_of(answer)
    assert "unhandled → in hand" in text_of(answer)
    assert "By now it says: in hand" in text_of(answer)
    assert browser(cast.hana).post(FORM, fields(mitigation="Take turns", version=2)).status_code == 303


def test_an_advantage_has_nobody_who_handles_it(cast, argument, browser):
    assert browser(cast.hana).get(FORM).status_code == 404
    assert "Who handles it?" not in text_of(browser(cast.hana).get("/i/AI-1/1/"))


def test_observers_read_how_it_is_handled_and_change_nothing(cast, challenge, browser):
    taeho = browser(cast.taeho)
    assert "Change how it is handled" not in text_of(taeho.get("/i/AI-1/1/"))
    assert "<textarea" not in taeho.get(FORM).content.decode()
    assert taeho.post(FORM, fields(status="in_hand")).status_code == 403
    handle(cast, challenge, status="in_hand")
    assert "unhandled → in hand Minji Seo" in text_of(taeho.get(FORM))


@time_machine.travel(IN_MAY, tick=False)
def test_the_board_says_what_is_overdue_and_what_is_answered(cast, challenge, browser):
    handle(cast, challenge, due=date(2026, 5, 4))
    hana = browser(cast.hana)
    assert "unhandled overdue" in text_of(hana.get("/i/AI-1/"))
    by = cast.actor(cast.hana)
    arguments.respond(by=by, parent=challenge, relation="answers", claim="By turns")
    handle(cast, challenge, status="mitigated")
    assert "mitigated answered" in text_of(hana.get("/i/AI-1/"))
    assert "overdue" not in text_of(hana.get("/i/AI-1/"))


def test_the_grid_places_each_challenge_and_lists_what_is_not_rated(cast, challenge, browser):
    handle(cast, challenge, likelihood=5, impact=5)
    second = argue(cast, challenge.initiative, "Nobody knows how likely", kind="challenge")
    answer = browser(cast.taeho).get("/i/AI-1/challenges/")
    html = answer.content.decode()
    top_right = html.split('<th scope="row">5 · very likely</th>')[1].split("</tr>")[0]
    assert "#1" in top_right.split("<td")[5]
    assert f"Not rated yet: #2 {second.claim}" in text_of(answer)
    assert "5 × 5" in text_of(answer)
    assert "None" not in text_of(answer)


def test_withdrawn_and_hidden_challenges_are_not_in_the_grid(cast, challenge, browser):
    arguments.withdraw_argument(by=cast.actor(cast.dohyun), argument=challenge)
    assert challenge.claim not in text_of(browser(cast.hana).get("/i/AI-1/challenges/"))


def test_public_readers_see_no_names(cast, challenge, client):
    handle(cast, challenge, responsible=cast.dohyun, owner=cast.trade, status="in_hand")
    Initiative.objects.update(audience="public")
    for page in ("/i/AI-1/challenges/", "/i/AI-1/1/"):
        shown = text_of(client.get(page))
        assert "in hand" in shown
        assert "Dohyun" not in shown
        assert "Minji" not in shown


@pytest.mark.parametrize("count", [3, 40])
def test_the_page_asks_as_little_of_many_challenges_as_of_few(
    cast, initiative, browser, django_assert_max_num_queries, count
):
    for number in range(count):
        argue(cast, initiative, f"Challenge {number}", kind="challenge")
    hana = browser(cast.hana)
    hana.get("/i/AI-1/challenges/")
    with django_assert_max_num_queries(9):
        hana.get("/i/AI-1/challenges/")


def test_a_vote_on_its_page_says_its_status_no_second_time(cast, challenge, browser):
    dohyun, typed = browser(cast.dohyun), {"value": "agree", "wording": 1, "in": "page"}
    answer = dohyun.post("/i/AI-1/1/vote/", typed, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "unhandled" not in text_of(answer)
    assert text_of(dohyun.get("/i/AI-1/1/")).count("unhandled") == 1
