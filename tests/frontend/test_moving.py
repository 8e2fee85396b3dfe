"""The page on which an argument is moved."""

from deliberation.actions import votes
from deliberation.models import Argument

from .pages import text_of

MOVE = "/i/AI-1/1/move/"


def test_the_page_says_where_the_argument_stands_and_offers_the_others(cast, argument, challenge, browser):
    page = browser(cast.hana).get(MOVE)
    assert 'value="advantage" required id="id_stands_as_0" checked' in page.content.decode()
    assert f'<option value="2">{challenge.claim}</option>' in page.content.decode()


def test_an_argument_is_hung_under_another_by_its_number(cast, argument, challenge, browser):
    answer = browser(cast.hana).post(MOVE, {"stands_as": "answers", "parent": "AI-1#2", "version": 1})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/i/AI-1/1/")
    assert Argument.objects.get(number=1).parent == challenge


def test_a_move_to_where_it_stands_says_that_nothing_changed(cast, argument, browser):
    hana = browser(cast.hana)
    hana.post(MOVE, {"stands_as": "advantage", "version": 1})
    assert "It stood there already." in text_of(hana.get("/i/AI-1/1/"))
    hana.post(MOVE, {"stands_as": "challenge", "version": 1})
    assert "Moved." in text_of(hana.get("/i/AI-1/1/"))


def test_a_number_that_is_not_there_is_said_beside_the_field(cast, argument, browser):
    answer = browser(cast.hana).post(MOVE, {"stands_as": "supports", "parent": "99", "version": 1})
    assert answer.status_code == 422
    assert "There is no argument of this number here." in text_of(answer)


def test_after_the_first_vote_the_page_says_why_not(cast, argument, browser):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    answer = browser(cast.hana).post(MOVE, {"stands_as": "challenge", "version": 1})
    assert answer.status_code == 409
    assert "Somebody has voted, so it stays what it is." in text_of(answer)


def test_facilitators_find_the_way_there_and_others_do_not(cast, argument, browser):
    assert MOVE in browser(cast.minji).get("/i/AI-1/1/").content.decode()
    assert MOVE not in browser(cast.dohyun).get("/i/AI-1/1/").content.decode()
    assert browser(cast.dohyun).get(MOVE).status_code == 403
