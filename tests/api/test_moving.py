"""Moving an argument over the API."""

import pytest

from deliberation.actions import votes
from deliberation.actions.arguments import respond
from tests.api.client import caller


def test_an_argument_is_hung_under_another(hana, argument, challenge):
    answer = hana.post(f"arguments/{argument.pk}/move", {"parent": str(challenge.pk), "relation": "answers"})
    assert answer.status_code == 200
    assert (answer.json()["kind"], answer.json()["relation"]) == (None, "answers")
    assert answer.json()["parent"] == str(challenge.pk)


def test_a_frozen_kind_is_a_conflict_with_its_code(cast, hana, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    refusal = hana.post(f"arguments/{argument.pk}/move", {"kind": "challenge"})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "kind_frozen")


def test_a_cycle_is_said_at_the_parent(cast, minji, argument):
    below = respond(by=cast.actor(cast.dohyun), parent=argument, relation="rebuts", claim="Not so")
    refusal = minji.post(f"arguments/{argument.pk}/move", {"parent": str(below.pk), "relation": "supports"})
    assert refusal.status_code == 422
    assert [(one["field"], one["code"]) for one in refusal.json()["errors"]] == [("parent", "cycle")]


@pytest.mark.parametrize("body", [{}, {"kind": "opinion"}, {"kind": None}, {"relation": "supports"}])
def test_what_is_no_place_is_refused(minji, argument, body):
    assert minji.post(f"arguments/{argument.pk}/move", body).status_code == 422


def test_permissions_say_who_may(cast, hana, argument):
    assert hana.get(f"arguments/{argument.pk}").json()["permissions"]["move"] is True
    assert caller(cast.dohyun).get(f"arguments/{argument.pk}").json()["permissions"]["move"] is False
