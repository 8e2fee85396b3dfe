"""A newcomer is offered a tour of the first board, leaves it for good, and finds it again where help is."""

import pytest
from django.test import Client

from accounts.actions import add_person
from accounts.models import User
from deliberation.actions import erasure
from deliberation.models import Initiative
from deliberation.permissions import Actor
from deliberation.personal import given_to
from frontend.tour import STEPS
from tests.cast import draft_initiative

from .pages import queries_of, text_of

OFFER = "New here? A few steps show how a board works. Show me No, thanks"


@pytest.fixture
def newcomer(cast):
    User.objects.filter(pk=cast.hana.pk).update(tour_left_at=None)
    return cast.hana


def test_whoever_comes_new_is_no_expert(db):
    assert add_person(email="new@madang.example", name="Sumin").tour_left_at is None


def test_the_first_board_offers_it_and_each_step_tells_what_stands_there(argument, newcomer, browser):
    hana = browser(newcomer)
    page = hana.get("/i/AI-1/")
    assert OFFER in text_of(page)
    assert '<a class="button" href="/help/board/">Show me</a>' in page.content.decode()
    help_page = text_of(hana.get("/help/board/"))
    for number, step in enumerate(STEPS, 1):
        assert f"{number} of {len(STEPS)} {step.title} {step.text}" in text_of(page)
        assert f"{step.title} {step.text}" in help_page


def test_it_is_left_for_good_on_every_board_and_taken_up_again_from_help(argument, newcomer, browser):
    hana = browser(newcomer)
    left = hana.post("/help/tour/", {"shown": "no", "next": "/i/AI-1/"}, follow=True)
    assert left.redirect_chain == [("/i/AI-1/", 303)]
    assert "The tour stands in the menu of your account. Undo" in text_of(left)
    assert OFFER not in text_of(left)
    assert '<a href="/help/board/">How a board works</a>' in left.content.decode()

    asked = hana.post("/help/tour/", {"shown": "yes"}, follow=True)
    assert "The next board that you open shows you around." in text_of(asked)
    assert OFFER in text_of(hana.get("/i/AI-1/"))


def test_leaving_it_twice_keeps_when_it_was_left_and_a_script_is_sent_no_page(newcomer, browser):
    hana = browser(newcomer)
    assert hana.post("/help/tour/", {"shown": "no"}, headers={"HX-Request": "true"}).status_code == 204
    left_at = User.objects.get(pk=newcomer.pk).tour_left_at
    assert left_at
    hana.post("/help/tour/", {"shown": "no"})
    assert User.objects.get(pk=newcomer.pk).tour_left_at == left_at


def test_neither_who_only_reads_nor_a_draft_nor_another_page_is_disturbed(cast, argument, newcomer, browser):
    draft = draft_initiative(cast)
    User.objects.filter(pk__in=[cast.minji.pk, cast.taeho.pk]).update(tour_left_at=None)
    assert OFFER not in text_of(browser(cast.taeho).get("/i/AI-1/"))
    assert OFFER not in text_of(browser(cast.minji).get(f"/i/{draft.ref}/"))
    assert OFFER not in text_of(browser(newcomer).get("/i/AI-1/1/"))
    assert OFFER not in text_of(browser(cast.dohyun).get("/i/AI-1/"))


def test_the_public_is_offered_none_and_reads_the_page_of_help(argument):
    Initiative.objects.update(audience="public")
    assert OFFER not in text_of(Client().get("/i/AI-1/"))
    assert "How a board works A board" in text_of(Client().get("/help/board/"))
    assert "Show me this on the next board" not in text_of(Client().get("/help/board/"))
    assert Client().post("/help/tour/", {"shown": "no"}).status_code == 403


def test_it_costs_the_board_no_query(argument, newcomer, cast, browser):
    board = "/i/AI-1/"
    assert queries_of(browser(newcomer), board) == queries_of(browser(cast.dohyun), board)


def test_it_is_told_to_its_person_and_forgotten_with_them(cast, newcomer, browser):
    browser(newcomer).post("/help/tour/", {"shown": "no"})
    newcomer.refresh_from_db()
    assert newcomer.tour_left_at
    ((_part, person), *_others) = given_to(Actor(user=newcomer))
    assert next(person)["tour_left_at"] == newcomer.tour_left_at
    erasure.erase_person(by=Actor(user=newcomer), person=newcomer)
    assert User.objects.get(pk=newcomer.pk).tour_left_at is None
