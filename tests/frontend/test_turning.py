import pytest

from deliberation.actions import discussion
from deliberation.models import Action, Argument
from tests.cast import MONDAY

from .pages import text_of

TEXT = "The OECD has 69 countries in its register. That is 28 more than in 2021."


@pytest.fixture
def comment(cast, initiative, argument):
    """By Hana, on AI-1#1, at MONDAY."""
    return discussion.add_comment(
        by=cast.actor(cast.hana, MONDAY), initiative=initiative, argument=argument, text=TEXT
    )


@pytest.fixture
def path(comment):
    return f"/comments/{comment.pk}/turn/"


def test_one_click_and_one_submit_make_a_response_of_a_comment(cast, argument, path, browser):
    hana = browser(cast.hana)
    assert path in hana.get("/i/AI-1/1/").content.decode()
    page = hana.get(path).content.decode()
    assert "The OECD has 69 countries in its register.</textarea>" in page
    assert "That is 28 more than in 2021.</textarea>" in page
    body = {"into": "supports", "claim": "The OECD has 69 countries in its register.", "reasons": ""}
    answer = hana.post(path, body)
    assert answer.headers["Location"] == "/i/AI-1/2/"
    page = text_of(hana.get("/i/AI-1/1/"))
    assert "Became AI-1#2" in page


def test_its_reasons_take_files_with_and_without_javascript(cast, path, browser):
    page = browser(cast.hana).get(path).content.decode()
    assert 'data-attach="/i/AI-1/attachments/"' in page
    assert '<noscript><p class="field__hint"><a href="/i/AI-1/attachments/"' in page


def test_a_relation_that_does_not_fit_is_not_offered(cast, path, browser):
    page = browser(cast.hana).get(path).content.decode()
    assert 'value="rebuts"' in page
    assert 'value="answers"' not in page


def test_a_claim_that_is_too_long_comes_back_as_it_was_typed(cast, path, browser):
    answer = browser(cast.hana).post(path, {"into": "rebuts", "claim": "x" * 281, "reasons": "Because"})
    assert answer.status_code == 422
    assert "x" * 281 in answer.content.decode()
    assert Argument.objects.count() == 1


def test_twice_is_told_on_the_page(cast, path, browser):
    minji = browser(cast.minji)
    body = {"into": "supports", "claim": "So it is", "reasons": ""}
    minji.post(path, body)
    answer = minji.post(path, body)
    assert answer.status_code == 409
    assert "became an argument already" in text_of(answer)


def test_others_are_not_offered_to_turn_it(cast, path, browser):
    dohyun = browser(cast.dohyun)
    assert path not in dohyun.get("/i/AI-1/1/").content.decode()
    assert dohyun.get(path).status_code == 403


def test_a_comment_becomes_an_action_with_an_owner(cast, comment, path, browser):
    minji = browser(cast.minji)
    assert "Make it an action" in text_of(minji.get(path))
    body = {"text": "Ask the OECD", "owner": str(cast.hana.pk), "due": "2026-06-01"}
    assert minji.post(f"/comments/{comment.pk}/action/", body).status_code == 303
    action = Action.objects.get()
    assert (action.comment, action.owner, action.text) == (comment, cast.hana, "Ask the OECD")
    assert f"/i/AI-1/actions/#action-{action.pk}" in minji.get("/i/AI-1/1/").content.decode()


def test_an_action_without_an_owner_is_refused_in_place(cast, comment, browser):
    answer = browser(cast.minji).post(
        f"/comments/{comment.pk}/action/", {"text": "Ask the OECD", "owner": ""}
    )
    assert answer.status_code == 422
    assert "Ask the OECD" in text_of(answer)
    assert not Action.objects.exists()
