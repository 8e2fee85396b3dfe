"""Vote through: one argument a screen, in order, nothing told before one has voted."""

import re

import pytest

from deliberation.actions import arguments, sources, votes
from deliberation.models import Initiative, Vote
from tests.cast import argue

from .pages import text_of

THROUGH = "/i/AI-1/vote/"


@pytest.fixture
def three(cast, initiative):
    return [argue(cast, initiative, f"Claim {word}") for word in ("one", "two", "three")]


def shown(answer) -> str:
    """The claim of the argument that is asked about."""
    return re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode())[1]


def vote(client, number: int, value: str = "agree"):
    """Vote as the form of the page does, and follow to where it leads."""
    texts = {"value": value, "wording": 1, "version": 1, "in": "through", "next": f"{THROUGH}?done={number}"}
    return client.post(f"/i/AI-1/{number}/vote/", texts, follow=True)


def cite(cast, argument, title, grade="", bearing="supports"):
    evidence = sources.add_evidence(
        by=cast.actor(cast.hana), argument=argument, source={"title": title}, bearing=bearing
    )
    type(evidence).objects.filter(pk=evidence.pk).update(grade=grade)
    return evidence


def test_one_votes_through_all_in_order(cast, three, browser):
    hana = browser(cast.hana)
    page = hana.get(THROUGH)
    assert (shown(page), "Next of 3 arguments to vote on" in text_of(page)) == ("Claim one", True)
    page = vote(hana, 1)
    assert (shown(page), "Next of 2 arguments to vote on" in text_of(page)) == ("Claim two", True)
    assert shown(vote(hana, 2)) == "Claim three"
    assert "You have voted on everything" in text_of(vote(hana, 3))
    assert Vote.objects.count() == 3


def test_who_may_not_vote_is_not_thanked_for_it(cast, three, browser):
    page = text_of(browser(cast.taeho).get(THROUGH))
    assert "There is nothing for you to vote on here" in page
    assert "You have voted on everything" not in page


def test_back_leads_to_where_one_came_from_and_counts_no_vote_that_was_given(cast, three, browser):
    hana = browser(cast.hana)
    vote(hana, 2)
    assert 'data-go="back" href="/i/AI-1/vote/?at=1"' in hana.get(f"{THROUGH}?skip=1").content.decode()
    assert 'data-go="back" href="/i/AI-1/vote/?at=3"' in hana.get(f"{THROUGH}?skip=3").content.decode()
    page = hana.get(f"{THROUGH}?at=2")
    assert shown(page) == "Claim two"
    assert "to vote on" not in text_of(page)


def test_no_tally_before_one_has_voted_and_then_what_it_is(cast, three, browser):
    votes.cast_vote(by=cast.actor(cast.minji), argument=three[0], value=-1)
    hana = browser(cast.hana)
    assert "of 1 agree" not in text_of(hana.get(THROUGH))
    assert "You voted: Agree · Claim one 1 of 2 agree" in text_of(vote(hana, 1))


def test_where_results_come_at_close_no_tally_is_told_after_the_vote_either(cast, three, browser):
    Initiative.objects.update(results="at_close")
    votes.cast_vote(by=cast.actor(cast.minji), argument=three[0], value=-1)
    hana = browser(cast.hana)
    assert "of 2 agree" not in text_of(vote(hana, 1))
    assert "of 2 agree" not in text_of(hana.get(f"{THROUGH}?at=1"))


def test_skipping_is_no_vote_and_comes_round_again(cast, three, browser):
    hana = browser(cast.hana)
    assert shown(hana.get(f"{THROUGH}?skip=1")) == "Claim two"
    assert shown(hana.get(f"{THROUGH}?skip=3")) == "Claim one"
    assert not Vote.objects.exists()


def test_one_goes_back_to_what_one_voted_on_and_changes_it(cast, three, browser):
    hana = browser(cast.hana)
    page = vote(hana, 1)
    assert f'data-go="back" href="{THROUGH}?at=1"' in page.content.decode()
    page = hana.get(f"{THROUGH}?at=1")
    assert (shown(page), "1 of 1 agree" in text_of(page)) == ("Claim one", True)
    assert shown(vote(hana, 1, "disagree")) == "Claim two"
    assert Vote.objects.get().value == -1


@pytest.mark.parametrize("query", ["?at=99", "?skip=x", "?done=99", "?at=²", "?done=1"])
def test_an_address_that_names_nothing_shows_the_first(cast, three, browser, query):
    page = browser(cast.hana).get(THROUGH + query)
    assert page.status_code == 200
    assert "You voted" not in text_of(page)


def test_the_best_source_is_the_highest_graded_that_supports(cast, three, browser):
    cite(cast, three[0], "A weak study", "weak")
    cite(cast, three[0], "A strong contradiction", "strong", "contradicts")
    cite(cast, three[0], "A fair study", "fair")
    cite(cast, three[0], "Ungraded")
    page = text_of(browser(cast.hana).get(THROUGH))
    assert "Best source A fair study" in page
    assert not any(other in page for other in ("weak study", "contradiction", "Ungraded"))


def test_the_strongest_rebuttal_stands_beside_and_without_its_tally(cast, three, browser):
    weak, strong = (
        arguments.respond(by=cast.actor(cast.dohyun), parent=three[0], relation="rebuts", claim=claim)
        for claim in ("Not so", "Not at all")
    )
    for who in (cast.minji, cast.jiwoo):
        votes.cast_vote(by=cast.actor(who), argument=weak, value=1)
    hana = browser(cast.hana)
    page = text_of(hana.get(THROUGH))
    assert "Strongest rebuttal Not so" in page
    assert "of 2 agree" not in page
    Initiative.objects.update(results="at_close")
    assert f"Strongest rebuttal {strong.claim}" in text_of(hana.get(THROUGH))


def test_a_refused_vote_stays_on_its_screen_and_says_why(cast, three, browser):
    arguments.revise_argument(
        by=cast.actor(cast.hana), argument=three[0], version=1, claim="Another thing", meaning_changed=True
    )
    answer = vote(browser(cast.dohyun), 1)
    assert (answer.status_code, shown(answer)) == (409, "Another thing")
    assert "What you saw Claim one What it says now Another thing" in text_of(answer)
    assert "data-go" in answer.content.decode()


def test_observers_have_nothing_to_vote_on(cast, three, browser):
    assert "Claim" not in text_of(browser(cast.taeho).get(THROUGH))


def test_the_page_asks_as_often_for_thirty_arguments_as_for_three(
    cast, three, browser, django_assert_max_num_queries
):
    hana = browser(cast.hana)
    with django_assert_max_num_queries(12) as few:
        hana.get(THROUGH)
    for number in range(27):
        argue(cast, three[0].initiative, f"Another {number}")
    with django_assert_max_num_queries(len(few)):
        hana.get(THROUGH)
