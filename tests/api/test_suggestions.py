"""Suggested wordings over the API."""

from django.utils import timezone

from deliberation.models import Argument
from tests.api.client import caller, visitor

BETTER = "One voice carries farther when norms are written"


def suggest(cast, argument, **body):
    return caller(cast.dohyun).post(f"arguments/{argument.pk}/suggestions", {"claim": BETTER, **body})


def test_a_suggestion_is_made_listed_and_accepted(cast, hana, argument):
    made = suggest(cast, argument)
    assert (made.status_code, made.json()["state"], made.json()["revision"]) == (201, "open", 1)
    listed = hana.get(f"suggestions?argument={argument.pk}&state=open").json()["results"]
    assert [one["id"] for one in listed] == [made.json()["id"]]
    assert listed[0]["permissions"] == {"decide": True, "withdraw": False}
    accepted = hana.patch(f"suggestions/{made.json()['id']}", {"state": "accepted", "version": 1})
    assert (accepted.json()["state"], accepted.json()["became"]) == ("accepted", 2)
    assert hana.get(f"arguments/{argument.pk}").json()["claim"] == BETTER


def test_one_is_made_of_the_argument_that_the_body_names(cast, ben, argument):
    body = {"argument": str(argument.pk), "claim": BETTER}
    made = caller(cast.dohyun).post("suggestions", body)
    assert (made.status_code, made.json()["argument"]) == (201, str(argument.pk))
    [fault] = ben.post("suggestions", body).json()["errors"]
    assert (fault["field"], fault["code"]) == ("argument", "does_not_exist")


def test_a_stale_acceptance_is_refused(cast, hana, argument):
    made = suggest(cast, argument)
    hana.patch(f"arguments/{argument.pk}", {"claim": "One voice"}, If_Match="*")
    refusal = hana.patch(f"suggestions/{made.json()['id']}", {"state": "accepted", "version": 1})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "changed_since")


def test_a_declined_suggestion_stays_declined(cast, hana, argument):
    made = suggest(cast, argument).json()
    assert hana.patch(f"suggestions/{made['id']}", {"state": "declined"}).json()["state"] == "declined"
    refusal = hana.patch(f"suggestions/{made['id']}", {"state": "accepted"})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "already_decided")
    assert hana.get(f"arguments/{argument.pk}/suggestions?state=open").json()["results"] == []


def test_a_suggestion_cannot_be_opened_again(cast, hana, argument):
    made = suggest(cast, argument).json()
    assert hana.patch(f"suggestions/{made['id']}", {"state": "open"}).status_code == 422


def test_the_same_words_are_refused_at_the_claim(cast, argument):
    refusal = suggest(cast, argument, claim=argument.claim)
    assert refusal.status_code == 422
    assert refusal.json()["errors"][0]["field"] == "claim"


def test_strangers_and_visitors_find_nothing(cast, argument, ben):
    made = suggest(cast, argument).json()
    assert ben.get(f"suggestions/{made['id']}").status_code == 404
    assert visitor.get(f"arguments/{argument.pk}/suggestions").status_code == 401


def test_words_of_a_hidden_argument_are_not_told_through_its_suggestions(cast, hana, argument):
    made = suggest(cast, argument).json()
    Argument.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="Off topic")
    assert caller(cast.dohyun).get(f"suggestions/{made['id']}").json()["claim"] is None
    assert hana.get(f"suggestions/{made['id']}").json()["claim"] == BETTER
