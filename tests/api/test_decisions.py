from deliberation.actions import decisions, initiatives


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
