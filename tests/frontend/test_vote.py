import re

import pytest

from deliberation.actions import votes
from deliberation.actions.arguments import revise_argument
from deliberation.models import Tally, Vote

from .pages import buttons_of, text_of

VOTE = "/i/AI-1/1/vote/"


def test_the_question_stands_above_the_buttons(cast, argument, browser):
    page = text_of(browser(cast.hana).get("/i/AI-1/"))
    assert "Does this hold? Agree Disagree Not sure" in page


def test_a_vote_without_scripts_leads_back_to_the_card(cast, argument, browser):
    answer = browser(cast.dohyun).post(
        VOTE, {"value": "agree", "wording": 1, "in": "board", "next": "/i/AI-1/?sort=newest"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/i/AI-1/?sort=newest#a1")
    assert Vote.objects.get(voter=cast.dohyun).value == 1


def test_a_vote_never_leads_to_another_site(cast, argument, browser):
    answer = browser(cast.dohyun).post(VOTE, {"value": "agree", "wording": 1, "next": "//evil.example/"})
    assert answer.headers["Location"] == "/i/AI-1/1/"


def test_with_htmx_the_card_comes_back_and_the_vote_is_announced(cast, argument, browser):
    answer = browser(cast.dohyun).post(
        VOTE, {"value": "disagree", "wording": 1, "in": "board"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert buttons_of(answer, 1) == {"a": "false", "d": "true", "u": "false"}
    assert "Your vote: disagree." in answer.headers["HX-Trigger"]
    assert "<html" not in answer.content.decode()


def test_a_pressed_button_takes_the_vote_back(cast, argument, browser):
    hana = browser(cast.hana)
    hana.post(VOTE, {"value": "agree", "wording": 1})
    assert 'value="withdraw" data-vote="a" aria-pressed="true"' in hana.get("/i/AI-1/1/").content.decode()
    hana.post(VOTE, {"value": "withdraw", "wording": 1})
    assert Tally.objects.get(argument=argument).agree == 0


def test_observers_see_the_tally_but_no_buttons(cast, argument, browser):
    page = text_of(browser(cast.taeho).get("/i/AI-1/"))
    assert "No votes yet" in page
    assert "Does this hold?" not in page


def test_a_vote_of_an_observer_is_refused_in_place(cast, argument, browser):
    answer = browser(cast.taeho).post(
        VOTE, {"value": "agree", "wording": 1, "in": "board"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 403
    assert "Your role here does not allow this." in text_of(answer)
    assert not Vote.objects.exists()


def test_under_five_votes_the_tally_counts_and_never_tells_a_percentage(cast, argument, browser):
    for who in (cast.hana, cast.dohyun, cast.minji):
        votes.cast_vote(by=cast.actor(who), argument=argument, value=1)
    votes.cast_vote(by=cast.actor(cast.jiwoo), argument=argument, value=-1)
    page = text_of(browser(cast.hana).get("/i/AI-1/"))
    assert "3 of 4 agree" in page
    assert "%" not in page


def test_a_tally_breaks_after_its_dots_alone(cast, argument, browser):
    """ "3 not sure" is never cut in two by a narrow card, in either language."""
    tally = Tally.objects.filter(argument=argument)
    hana = browser(cast.hana)
    for counts, told in (
        ((15, 2, 3), {"en": "15_agree_· 2_disagree_· 3_not_sure", "ko": "동의_15_· 비동의_2_· 판단_보류_3"}),
        ((3, 1, 0), {"en": "3_of_4_agree", "ko": "4명_중_3명_동의"}),
    ):
        tally.update(**dict(zip(("agree", "disagree", "unsure"), counts, strict=True)))
        for language, words in told.items():
            hana.post("/language/", {"language": language})
            assert words.replace("_", "\N{NO-BREAK SPACE}") in hana.get("/i/AI-1/").content.decode()


def test_a_vote_on_a_wording_of_another_meaning_is_asked_for_again(cast, argument, browser):
    revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="Another thing", meaning_changed=True
    )
    answer = browser(cast.dohyun).post(VOTE, {"value": "agree", "wording": 1})
    assert answer.status_code == 409
    assert "Another thing" in text_of(answer)
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    ("place", "headers"), [("page", {}), ("page", {"HX-Request": "true"}), ("board", {"HX-Request": "true"})]
)
def test_both_wordings_stand_side_by_side_with_buttons_for_the_present_one(
    cast, argument, browser, place, headers
):
    before = argument.claim
    revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="Another thing", meaning_changed=True
    )
    dohyun = browser(cast.dohyun)
    answer = dohyun.post(VOTE, {"value": "agree", "wording": 1, "in": place}, headers=headers)
    assert answer.status_code == 409
    assert f"What you saw {before} What it says now Another thing" in text_of(answer)
    assert buttons_of(answer, 1) == {"a": "false", "d": "false", "u": "false"}
    (wording,) = re.findall(r'name="wording" value="(\d+)"', answer.content.decode())
    assert dohyun.post(VOTE, {"value": "agree", "wording": wording}).status_code == 303
    assert Vote.objects.get(voter=cast.dohyun).revision == 2


def test_wordings_are_shown_for_a_change_of_meaning_alone(cast, argument, browser):
    answer = browser(cast.hana).post(VOTE, {"value": "perhaps", "wording": 1})
    assert answer.status_code == 422
    assert "What you saw" not in text_of(answer)


def test_a_vote_given_before_the_meaning_changed_is_shown_as_such(cast, argument, browser):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="Another thing", meaning_changed=True
    )
    page = text_of(browser(cast.dohyun).get("/i/AI-1/"))
    assert "The meaning changed since your vote" in page
    assert "1 vote to confirm" in page


def test_voting_through_shows_one_argument_without_its_tally(cast, argument, challenge, browser):
    votes.cast_vote(by=cast.actor(cast.minji), argument=argument, value=1)
    page = text_of(browser(cast.hana).get("/i/AI-1/vote/"))
    assert "2 arguments to vote on" in page
    assert argument.claim in page
    assert challenge.claim not in page
    assert "of 1 agree" not in page


def test_skipping_shows_the_next_argument(cast, argument, challenge, browser):
    page = text_of(browser(cast.hana).get("/i/AI-1/vote/?skip=1"))
    assert challenge.claim in page


def test_who_has_voted_on_everything_is_told_so(cast, argument, browser):
    votes.cast_vote(by=cast.actor(cast.hana), argument=argument, value=1)
    assert "You have voted on everything" in text_of(browser(cast.hana).get("/i/AI-1/vote/"))


def test_after_a_vote_the_line_for_you_counts_anew(cast, argument, challenge, browser):
    texts = {"value": "agree", "wording": 1, "in": "board"}
    answer = browser(cast.hana).post(VOTE, texts, headers={"HX-Request": "true"})
    assert "Vote on 1 argument" in text_of(answer)
