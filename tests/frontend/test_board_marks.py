"""What on a board is new to its reader, and how much a card shows."""

from datetime import timedelta

import pytest

from deliberation.actions import votes
from deliberation.actions.arguments import add_argument, revise_argument
from deliberation.actions.following import mark_seen
from deliberation.models import Initiative
from tests.cast import MONDAY, argue

from .pages import text_of

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
WRITTEN = {"reasons": "Said three times.", "version": 1}


@pytest.fixture
def seen(cast, argument):
    """Hana's argument #1 of Monday, which Dohyun has seen on Tuesday."""
    mark_seen(by=cast.actor(cast.dohyun, TUESDAY), initiative=argument.initiative, through=TUESDAY)
    return argument


def later(cast, initiative):
    """Hana's argument of Wednesday."""
    by = cast.actor(cast.hana, WEDNESDAY)
    return add_argument(by=by, initiative=initiative, kind="advantage", claim="A second reason")


def marks(answer) -> list[str]:
    return [piece.split("<")[0] for piece in answer.content.decode().split('badge--new">')[1:]]


def test_what_came_since_one_looked_is_marked(cast, seen, browser):
    assert marks(browser(cast.dohyun).get("/i/AI-1/")) == []
    later(cast, seen.initiative)
    answer = browser(cast.dohyun).get("/i/AI-1/")
    assert marks(answer) == ["new"]
    assert "What came since" in text_of(answer)


def test_at_first_sight_no_day_is_named_since_when_it_is_new(cast, initiative, browser):
    add_argument(by=cast.actor(cast.hana), initiative=initiative, kind="advantage", claim="A reason of today")
    page = text_of(browser(cast.dohyun).get("/i/AI-1/"))
    assert "What is new to you is marked." in page
    assert "What came since" not in page


def test_what_was_changed_since_is_marked_as_changed(cast, seen, browser):
    revise_argument(by=cast.actor(cast.hana), argument=seen, claim=seen.claim, **WRITTEN)
    assert marks(browser(cast.dohyun).get("/i/AI-1/")) == ["changed"]


def test_what_one_voted_on_is_not_new(cast, seen, browser):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=later(cast, seen.initiative), value=1)
    assert marks(browser(cast.dohyun).get("/i/AI-1/")) == []


def test_what_one_wrote_is_not_new(cast, seen, browser):
    mark_seen(by=cast.actor(cast.hana, TUESDAY), initiative=seen.initiative, through=TUESDAY)
    later(cast, seen.initiative)
    assert marks(browser(cast.hana).get("/i/AI-1/")) == []


def test_a_press_says_that_one_has_seen_it_and_looking_alone_says_nothing(cast, seen, browser):
    later(cast, seen.initiative)
    dohyun = browser(cast.dohyun)
    for _time in range(2):
        assert marks(dohyun.get("/i/AI-1/")) == ["new"]
    page = dohyun.get("/i/AI-1/").content.decode()
    through = page.split('name="through" value="')[1].split('"')[0]
    answer = dohyun.post("/i/AI-1/seen/", {"through": through, "next": "/i/AI-1/"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/i/AI-1/")
    assert marks(dohyun.get("/i/AI-1/")) == []


def test_the_filter_leaves_what_is_marked(cast, seen, browser):
    later(cast, seen.initiative)
    page = browser(cast.dohyun).get("/i/AI-1/?show=new")
    assert "New to me" in text_of(page)
    assert "A second reason" in text_of(page)
    assert seen.claim not in text_of(page)


def test_who_is_no_member_is_told_nothing_of_it(cast, argument, client):
    Initiative.objects.update(audience="public")
    page = client.get("/i/AI-1/?show=new")
    assert argument.claim in text_of(page)
    assert marks(page) == []
    assert "New to me" not in text_of(page)


def test_short_cards_are_asked_for_by_the_address_and_kept_in_the_browser(cast, argument, browser):
    hana = browser(cast.hana)
    assert "board--compact" not in hana.get("/i/AI-1/").content.decode()
    assert "board--compact" in hana.get("/i/AI-1/?density=compact").content.decode()
    assert "board--compact" in hana.get("/i/AI-1/").content.decode()
    hana.get("/i/AI-1/?density=full")
    assert "board--compact" not in hana.get("/i/AI-1/").content.decode()


def test_a_page_that_was_only_fetched_ahead_keeps_nothing(cast, argument, browser):
    hana = browser(cast.hana)
    ahead = {"Sec-Purpose": "prefetch;anonymous-client-ip"}
    assert "board--compact" in hana.get("/i/AI-1/?density=compact", headers=ahead).content.decode()
    assert "board--compact" not in hana.get("/i/AI-1/").content.decode()


def test_the_next_cards_come_as_one_scrolls_and_by_a_link(cast, initiative, browser):
    for number in range(7):
        argue(cast, initiative, f"Advantage number {number}.")
    page = browser(cast.hana).get("/i/AI-1/").content.decode()
    link = page.split('class="button more"')[1].split("</a>")[0]
    assert 'hx-trigger="click, intersect once"' in link
    assert 'href="/i/AI-1/?kind=advantage&amp;after=' in link
