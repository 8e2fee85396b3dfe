"""A reply or a source given under a card of the board is answered with that card."""

import json

import pytest
from django.test import Client

from deliberation.models import Comment, Evidence

HTMX = {"HTTP_HX_REQUEST": "true"}
UNDER_CARD = {"in": "board", "next": "/i/AI-1/?sort=newest"}


@pytest.fixture
def hana(cast, argument) -> Client:
    client = Client()
    client.force_login(cast.hana)
    return client


def test_a_comment_is_answered_with_its_card(hana):
    answer = hana.post(
        "/i/AI-1/1/reply/", {"reply_as": "comment", "text": "Who says so?", **UNDER_CARD}, **HTMX
    )
    assert Comment.objects.get().text == "Who says so?"
    assert_card(answer, "Your comment stands.", "1 comment")


def test_a_response_is_answered_with_its_card(hana):
    answer = hana.post(
        "/i/AI-1/1/reply/", {"reply_as": "rebuts", "text": "It does not.", **UNDER_CARD}, **HTMX
    )
    assert_card(answer, "Your response stands, and can be voted on.", "1 response")


def test_a_source_is_answered_with_its_card(hana):
    sent = {"where": "https://example.org/norms", "bearing": "supports", **UNDER_CARD}
    answer = hana.post("/i/AI-1/1/evidence/", sent, **HTMX)
    assert Evidence.objects.count() == 1
    assert_card(answer, "The source was added.", "1 source")


def test_what_is_refused_comes_back_as_the_form_of_the_page(hana):
    answer = hana.post("/i/AI-1/1/reply/", {"reply_as": "rebuts", "text": "", **UNDER_CARD}, **HTMX)
    assert answer.status_code == 422
    assert 'id="reply"' in answer.text
    assert "HX-Retarget" not in answer.headers


def test_without_a_script_a_reply_leads_to_where_it_stands(hana):
    answer = hana.post("/i/AI-1/1/reply/", {"reply_as": "comment", "text": "Who says so?"})
    assert (answer.status_code, answer["Location"]) == (303, f"/i/AI-1/1/#comment-{Comment.objects.get().pk}")


def test_who_may_not_reply_is_offered_no_place_for_it(cast, argument):
    client = Client()
    client.force_login(cast.taeho)
    board = client.get("/i/AI-1/").text
    assert "/i/AI-1/1/#evidence" in board
    assert "/i/AI-1/1/#reply" not in board


def assert_card(answer, said: str, counted: str) -> None:
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<article class="card" id="a1">')
    assert said in answer.text
    assert counted in answer.text
    assert 'name="next" value="/i/AI-1/?sort=newest"' in answer.text
    assert (answer["HX-Retarget"], answer["HX-Reswap"], answer["HX-Reselect"]) == (
        "#a1",
        "outerHTML",
        "unset",
    )
    assert json.loads(answer["HX-Trigger"])["announce"]["value"] == said
