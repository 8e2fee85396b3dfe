"""What was voted on an argument, why, and what one voted before."""

import pytest

from accounts.models import User
from deliberation.actions import votes
from deliberation.actions.arguments import revise_argument
from deliberation.models import Initiative, Vote
from frontend.pages.votes import PAGE

from .pages import text_of

ARGUMENT, VOTES, BOARD = "/i/AI-1/1/", "/i/AI-1/1/votes/", "/i/AI-1/"
HTMX = {"HX-Request": "true"}


def vote(cast, argument, who, value=1, **fields):
    votes.cast_vote(by=cast.actor(who), argument=argument, value=value, **fields)


def settle(**fields):
    Initiative.objects.update(**fields)


def test_a_named_ballot_tells_who_voted_how_and_why(cast, argument, browser):
    vote(cast, argument, cast.dohyun, -1, reason="Two voices are heard twice.")
    page = text_of(browser(cast.taeho).get(VOTES))
    assert "Disagree · Dohyun Park, Trade" in page
    assert "Two voices are heard twice." in page


def test_where_votes_are_told_by_organisation_no_single_one_and_no_small_group_is(cast, argument, browser):
    settle(ballot="by_organisation")
    for who in (cast.hana, cast.dohyun, cast.minji, cast.jiwoo):
        vote(cast, argument, who, reason="Because of the budget.")
    page = text_of(browser(cast.hana).get(VOTES))
    assert "Others together 4 0 0" in page
    assert not any(secret in page for secret in ("Dohyun", "budget", "Trade", "Foreign"))


def test_before_close_nothing_is_told_where_results_come_at_close(cast, argument, browser):
    settle(results="at_close")
    vote(cast, argument, cast.dohyun, reason="Because of the budget.")
    hana = browser(cast.hana)
    page = text_of(hana.get(VOTES))
    assert "Counts are shown when voting ends." in page
    assert not any(secret in page for secret in ("Dohyun", "budget", "of 1 agree"))
    settle(stage="deciding")
    assert "Because of the budget." in text_of(hana.get(VOTES))


def test_who_said_why_comes_first_and_a_long_list_comes_page_by_page(
    cast, argument, browser, django_assert_max_num_queries
):
    for number in range(PAGE):
        user = User.objects.create_user(f"analyst{number}@madang.example", name=f"Analyst {number}")
        Vote.objects.create(
            argument=argument,
            voter=user,
            organisation=cast.msit,
            revision=1,
            value=1,
            cast_at=argument.created_at,
        )
    vote(cast, argument, cast.dohyun, reason="Because of the budget.")
    hana = browser(cast.hana)
    with django_assert_max_num_queries(10):
        page = text_of(hana.get(VOTES))
    assert page.index("Dohyun Park") < page.index("Analyst 0")
    assert text_of(hana.get(f"{VOTES}?from={PAGE}")).count("Analyst") == 1


@pytest.mark.parametrize("who", ["ben", "yuna"])
def test_readers_from_outside_see_no_votes(cast, argument, browser, who):
    settle(audience="public")
    assert browser(getattr(cast, who)).get(VOTES).status_code == 403
    assert VOTES not in browser(cast.ben).get(ARGUMENT).content.decode()


def test_votes_on_an_earlier_wording_are_told_apart_wherever_the_tally_stands(cast, argument, browser):
    vote(cast, argument, cast.dohyun)
    revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="Two voices", meaning_changed=True
    )
    vote(cast, argument, cast.minji, seen=2)
    for path in (BOARD, ARGUMENT, VOTES):
        page = text_of(browser(cast.hana).get(path))
        assert "2 of 2 agree · 1 of them on an earlier wording" in page, path
    assert page.count("on an earlier wording") == 2
    settle(stage="deciding")
    assert "1 of them on an earlier wording" in text_of(browser(cast.hana).get(ARGUMENT))


def test_after_a_vote_the_card_offers_to_say_why_and_keeps_it(cast, argument, browser):
    dohyun = browser(cast.dohyun)
    texts = {"value": "agree", "wording": 1, "version": 1, "in": "board"}
    assert "Say why" in text_of(dohyun.post(f"{ARGUMENT}vote/", texts, headers=HTMX))
    answer = dohyun.post(f"{ARGUMENT}vote/", {**texts, "reason": "Norms last."}, headers=HTMX)
    assert "Say why" not in text_of(answer)
    assert Vote.objects.get().reason == "Norms last."
    assert "Norms last." in text_of(dohyun.get(ARGUMENT))


def test_a_changed_answer_keeps_its_reason_and_an_empty_one_takes_it_away(cast, argument, browser):
    vote(cast, argument, cast.dohyun, reason="Norms last.")
    dohyun = browser(cast.dohyun)
    dohyun.post(f"{ARGUMENT}vote/", {"value": "disagree", "wording": 1})
    assert (Vote.objects.get().value, Vote.objects.get().reason) == (-1, "Norms last.")
    dohyun.post(f"{ARGUMENT}vote/", {"value": "disagree", "wording": 1, "reason": ""})
    assert Vote.objects.get().reason == ""


def test_a_reason_of_501_characters_is_refused_in_place(cast, argument, browser):
    texts = {"value": "agree", "wording": 1, "reason": "x" * 501}
    answer = browser(cast.dohyun).post(f"{ARGUMENT}vote/", texts)
    assert answer.status_code == 422
    assert "at most 500" in text_of(answer)


def test_one_sees_what_one_voted_before_and_nobody_else_does(cast, argument, browser):
    vote(cast, argument, cast.dohyun)
    vote(cast, argument, cast.dohyun, -1)
    assert "Your vote: agree → disagree" in text_of(browser(cast.dohyun).get(ARGUMENT))
    assert "Your vote:" not in text_of(browser(cast.hana).get(ARGUMENT))


def test_a_reason_that_is_added_to_a_vote_is_no_other_vote(cast, argument, browser):
    for reason in ("", "Because.", "Because of that."):
        votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1, reason=reason)
    assert "Your vote:" not in text_of(browser(cast.dohyun).get(ARGUMENT))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Named ballot: members see who voted how. Counts are shown while voting goes on."),
        (
            {"ballot": "by_organisation", "results": "at_close"},
            "Votes are told by organisation only; nobody sees a single one. Counts are shown when voting ends.",
        ),
    ],
)
def test_ballot_and_results_stand_in_words_beside_the_buttons(cast, argument, browser, fields, sentence):
    settle(**fields)
    hana = browser(cast.hana)
    assert text_of(hana.get(BOARD)).count(sentence) == 1
    assert text_of(hana.get(ARGUMENT)).count(sentence) == 1
    assert sentence not in text_of(browser(cast.taeho).get(ARGUMENT))
