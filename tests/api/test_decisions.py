import pytest
from django.utils import timezone

from deliberation.actions import decisions, initiatives
from deliberation.actions.triggers import fire_due
from tests.api.client import caller


def test_a_position_takes_the_place_of_the_earlier_one(hana, minji, initiative):
    path = f"initiatives/{initiative.pk}/positions"
    first = hana.post(path, {"stand": "support"})
    second = hana.post(path, {"stand": "oppose"}).json()
    assert second["supersedes"] == first.json()["id"]
    told = hana.get(path).json()["results"]
    assert [(row["stand"], row["standing"]) for row in told] == [("support", False), ("oppose", True)]
    assert minji.post(path, {"stand": "support"}).status_code == 403


def test_conditions_are_said(hana, initiative):
    refusal = hana.post(f"initiatives/{initiative.pk}/positions", {"stand": "support_with_conditions"})
    assert refusal.json()["errors"][0]["field"] == "conditions"


def test_the_decision_is_told_with_each_partys_word(cast, hana, initiative):
    path = f"initiatives/{initiative.pk}/decision"
    assert hana.get(path).status_code == 404
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
    decision = decisions.propose_decision(
        by=cast.actor(cast.minji), initiative=initiative, outcome="adopt", rationale="It holds."
    )
    decisions.answer_decision(by=cast.actor(cast.hana), decision=decision, agreed=True)
    told = hana.get(path).json()
    assert (told["outcome"], told["state"]) == ("adopt", "proposed")
    assert [word["organisation"]["name"] for word in told["confirmations"]] == ["Ministry of Science and ICT"]


def test_the_standing_says_what_is_missing(hana, argument, challenge):
    hana.put(f"arguments/{argument.pk}/vote", {"value": 1})
    hana.post(f"arguments/{challenge.pk}/evidence", {"new_source": {"title": "Study"}})
    told = hana.get(f"initiatives/{argument.initiative_id}/standing").json()
    assert told["labels"] == {"too_few_votes": 2}
    assert told["coverage"]["without_source"] == [str(argument.pk)]
    assert [one["name"] for one in told["coverage"]["not_heard"]] == ["Ministry of Foreign Affairs"]


@pytest.fixture
def deciding(cast, initiative):
    return initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")


def test_a_decision_is_proposed_and_confirmed(cast, hana, minji, challenge, deciding):
    path = f"initiatives/{deciding.pk}/decision"
    bare = {"outcome": "adopt", "rationale": "It holds."}
    missing = minji.post(path, bare)
    assert (missing.status_code, missing.json()["errors"][0]["field"]) == (422, "dispositions.1")
    disposed = [{"challenge": str(challenge.pk), "value": "mitigate", "note": "Two budget lines"}]
    told = minji.post(path, {**bare, "dispositions": disposed, "relied_on": [str(challenge.pk)]})
    assert told.status_code == 201
    assert len(told.json()["waiting_for"]) == 2
    signs = {"sign_dissent": True, "sign_dissent_for_organisation": True}
    assert hana.get(path).json()["permissions"] == {"confirm": True, "set_trigger": False, **signs}
    alone = {**signs, "sign_dissent_for_organisation": False}
    assert minji.get(path).json()["permissions"] == {"confirm": False, "set_trigger": False, **alone}
    assert hana.post(f"{path}/confirmation", {"agreed": True}).json()["state"] == "proposed"
    last = caller(cast.jiwoo).post(f"{path}/confirmation", {"agreed": True}).json()
    assert (last["state"], last["waiting_for"]) == ("confirmed", [])
    assert hana.get(f"initiatives/{deciding.pk}").json()["stage"] == "decided"


def test_a_word_is_given_on_the_decision_that_was_read(cast, hana, minji, deciding):
    path = f"initiatives/{deciding.pk}/decision"
    first = minji.post(path, {"outcome": "adopt", "rationale": "It holds."}).json()
    refusal = hana.post(f"{path}/confirmation", {"agreed": False, "reason": "No budget"}).json()
    assert refusal["state"] == "refused"
    minji.post(path, {"outcome": "defer", "rationale": "Budget first."})
    late = hana.post(f"{path}/confirmation", {"agreed": True, "decision": first["id"]})
    assert (late.status_code, late.json()["code"]) == (409, "not_proposed")
    kept = hana.get(f"initiatives/{deciding.pk}/decisions").json()["results"]
    assert [one["state"] for one in kept] == ["refused", "proposed"]


def test_a_token_that_only_reads_confirms_nothing(cast, minji, deciding):
    path = f"initiatives/{deciding.pk}/decision"
    minji.post(path, {"outcome": "adopt", "rationale": "It holds."})
    reads = caller(cast.hana, "read")
    assert reads.post(f"{path}/confirmation", {"agreed": True}).status_code == 403


def test_the_steps_and_the_extension_are_told(cast, hana, minji, initiative):
    path = f"initiatives/{initiative.pk}"
    assert minji.get(path).json()["permissions"]["extend"] is True
    later = {"closes_at": "2030-01-31T09:00:00Z", "reason": "Budget talks"}
    assert minji.post(f"{path}/extension", later).json()["closes_at"] == "2030-01-31T09:00:00Z"
    assert minji.get(path).json()["permissions"]["extend"] is False
    again = minji.post(f"{path}/extension", later)
    assert (again.status_code, again.json()["code"]) == (409, "extended_already")
    told = hana.get(f"{path}/stage-changes").json()["results"]
    assert [(one["before"], one["after"], one["reason"]) for one in told] == [
        ("draft", "open", ""),
        ("open", "open", "Budget talks"),
    ]


def test_conditions_dissent_and_what_opens_it_again_hang_from_a_decision(cast, hana, minji, deciding):
    path = f"initiatives/{deciding.pk}/decision"
    asked = {"text": "A keeper is named", "organisation": str(cast.msit.pk), "due": "2030-03-31"}
    minji.post(path, {"outcome": "adopt_with_conditions", "rationale": "It holds.", "conditions": [asked]})
    dissent = hana.post(f"{path}/dissents", {"text": "It is early.", "for_organisation": True}).json()
    assert (dissent["text"], dissent["organisation"]["id"]) == ("It is early.", str(cast.msit.pk))
    for who in (hana, caller(cast.jiwoo)):
        told = who.post(f"{path}/confirmation", {"agreed": True}).json()
    [condition] = told["conditions"]
    at = f"conditions/{condition['id']}/fulfilment"
    assert hana.post(at, {}).json()["met_on"] is not None
    assert hana.delete(at).json()["met_on"] is None
    [kept] = hana.get(f"initiatives/{deciding.pk}/snapshots").json()["results"]
    assert kept["id"] == told["snapshot"]["id"]


def test_a_decision_is_kept_although_what_it_stands_on_was_refuted(cast, hana, minji, deciding):
    path = f"initiatives/{deciding.pk}/decision"
    minji.post(path, {"outcome": "adopt", "rationale": "It holds."})
    for who in (hana, caller(cast.jiwoo)):
        who.post(f"{path}/confirmation", {"agreed": True})
    source = hana.post("sources", {"workspace": "AI", "title": "A treaty"}).json()
    watched = {"kind": "source", "source": source["id"], "note": "It rests on it"}
    assert hana.post(f"{path}/triggers", watched).status_code == 403
    trigger = minji.post(f"{path}/triggers", watched).json()
    at = f"triggers/{trigger['id']}/settlement"
    assert minji.post(at, {"reason": "Another says so"}).status_code == 409
    hana.post(f"sources/{source['id']}/refutation", {"refuted_why": "It was never signed"})
    fire_due(timezone.now())
    assert minji.post(at, {"reason": "Another says so"}).json()["reason"] == "Another says so"
