"""The tree of responses on an argument's page, and the strongest of them on the board."""

import re

import pytest
from django.utils import timezone

from deliberation.actions import arguments, votes
from deliberation.models import Argument, Initiative, Tally
from frontend.pages.responses import PAGE
from tests.cast import argue

from .pages import buttons_of, text_of

ARGUMENT, BOARD = "/i/AI-1/1/", "/i/AI-1/"


def respond(cast, parent, claim, relation="rebuts"):
    return arguments.respond(by=cast.actor(cast.dohyun), parent=parent, relation=relation, claim=claim)


def strengthen(cast, argument, *voters):
    for voter in voters:
        votes.cast_vote(by=cast.actor(voter), argument=argument, value=1)


def hide(cast, argument):
    Argument.objects.filter(pk=argument.pk).update(
        hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="Off topic"
    )


def claims_of(answer) -> list[str]:
    """The claims of all cards, from the top."""
    return re.findall(r'<h3>.*?<a href="[^"]*">(.*?)</a></h3>', answer.content.decode())


def depth_of(answer, argument) -> int:
    """How many lists are open around an argument's card."""
    before = answer.content.decode().partition(f'id="a{argument.number}"')[0]
    return before.count('<ol class="tree">') - before.count("</ol></li>")


@pytest.fixture
def thread(cast, argument):
    """Two voices < Not in April < It was in May; and apart from them Three voices."""
    two = respond(cast, argument, "Two voices")
    april = respond(cast, two, "Not in April")
    return two, april, respond(cast, april, "It was in May"), respond(cast, argument, "Three voices")


def test_responses_stand_under_what_they_respond_to(cast, thread, browser):
    page = browser(cast.hana).get(ARGUMENT)
    assert claims_of(page) == ["Three voices", "Two voices", "Not in April", "It was in May"]
    assert [depth_of(page, one) for one in thread] == [1, 2, 3, 1]


def test_lists_are_closed_as_often_as_they_are_opened(cast, thread, browser):
    page = browser(cast.hana).get(ARGUMENT).content.decode()
    tree = page.partition('id="responses"')[2].partition("</section>")[0]
    assert tree.count("<ol") == tree.count("</ol>") == 3
    assert tree.count("<li>") == tree.count("</li>") == 4


def test_the_strongest_comes_first_on_each_level(cast, thread, browser):
    strengthen(cast, thread[0], cast.hana, cast.minji, cast.jiwoo)
    assert claims_of(browser(cast.hana).get(ARGUMENT))[0] == "Two voices"


def test_where_results_come_at_close_the_newest_comes_first(cast, thread, browser):
    strengthen(cast, thread[0], cast.hana, cast.minji, cast.jiwoo)
    Initiative.objects.update(results="at_close")
    assert claims_of(browser(cast.hana).get(ARGUMENT))[0] == "Three voices"


def test_one_votes_on_a_response_where_it_stands(cast, thread, browser):
    page = browser(cast.hana).get(ARGUMENT)
    assert buttons_of(page, thread[2].number) == {"a": "false", "d": "false", "u": "false"}
    number = thread[2].number
    texts = {"value": "agree", "wording": 1, "in": "board", "next": ARGUMENT}
    answer = browser(cast.hana).post(f"/i/AI-1/{number}/vote/", texts)
    assert answer.headers["Location"] == f"{ARGUMENT}#a{number}"


def test_a_hidden_response_is_a_tombstone_and_what_responds_to_it_stays(cast, thread, browser):
    hide(cast, thread[1])
    page = browser(cast.hana).get(ARGUMENT)
    assert claims_of(page) == ["Three voices", "Two voices", "It was in May"]
    assert "Hidden by a facilitator." in text_of(page)


def test_a_long_tree_comes_page_by_page_without_a_gap(cast, argument, browser):
    for number in range(PAGE + 3):
        two = respond(cast, argument, f"Response {number}")
        if number == 0:
            respond(cast, two, "To the first")
    hana, found, path = browser(cast.hana), [], ARGUMENT
    while path:
        page = hana.get(path)
        found += claims_of(page)
        following = re.search(r'href="(\?responses=\d+)#responses"', page.content.decode())
        path = f"{ARGUMENT}{following[1]}" if following else ""
    assert len(found) == len(set(found)) == PAGE + 4
    assert found[-2:] == ["Response 0", "To the first"]


def test_the_page_asks_as_often_for_ninety_responses_as_for_three(
    cast, thread, browser, django_assert_max_num_queries
):
    hana = browser(cast.hana)
    with django_assert_max_num_queries(10) as few:
        hana.get(ARGUMENT)
    deep = thread[2]
    for number in range(87):
        respond(cast, deep if number % 2 else thread[0], f"Response {number}")
    with django_assert_max_num_queries(len(few)):
        hana.get(ARGUMENT)


def test_the_board_shows_the_strongest_response_and_no_weaker(cast, thread, browser):
    strengthen(cast, thread[0], cast.hana, cast.minji, cast.jiwoo)
    page = text_of(browser(cast.hana).get(BOARD))
    assert "Rebuts Two voices" in page
    assert "Three voices" not in page


@pytest.mark.parametrize("how", ["hidden", "withdrawn", "merged"])
def test_the_board_passes_over_a_response_that_does_not_stand(cast, thread, browser, how):
    two, _april, _may, three = thread
    strengthen(cast, two, cast.hana, cast.minji, cast.jiwoo)
    if how == "hidden":
        hide(cast, two)
    else:
        into = {"merged_into": three} if how == "merged" else {}
        Argument.objects.filter(pk=two.pk).update(state=how, **into)
    page = text_of(browser(cast.hana).get(BOARD))
    assert "Two voices" not in page
    assert "Rebuts Three voices" in page


def test_the_board_shows_the_newest_response_where_results_come_at_close(cast, thread, browser):
    strengthen(cast, thread[0], cast.hana, cast.minji, cast.jiwoo)
    Initiative.objects.update(results="at_close")
    page = text_of(browser(cast.hana).get(BOARD))
    assert "Rebuts Three voices" in page
    assert "Two voices" not in page
    assert Tally.objects.get(argument=thread[0]).agree == 3


def test_a_response_of_another_argument_is_not_in_the_tree(cast, initiative, thread, browser):
    other = argue(cast, initiative, "Another")
    respond(cast, other, "Elsewhere")
    assert "Elsewhere" not in text_of(browser(cast.hana).get(ARGUMENT))
