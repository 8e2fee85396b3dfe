import pytest

from deliberation.actions import arguments, initiatives, votes
from deliberation.models import Vote
from tests.api.client import caller, visitor
from tests.cast import MONDAY, argue, open_initiative

NOBODY = {"agree": 0, "disagree": 0, "unsure": 0, "earlier": 0}


def cast_by(cast, argument, *voters, value=1):
    for voter in voters:
        votes.cast_vote(by=cast.actor(voter), argument=argument, value=value)


def test_a_vote_by_token_is_counted_and_answered_with_the_tally(hana, argument):
    answer = hana.put(f"arguments/{argument.pk}/vote", {"value": 1, "reason": "clear gain"})
    assert answer.status_code == 200
    assert answer.json()["tally"] == {**NOBODY, "agree": 1}
    assert answer.json()["reason"] == "clear gain"


def test_putting_a_vote_twice_is_one_vote(hana, argument):
    for _ in range(2):
        answer = hana.put(f"arguments/{argument.pk}/vote", {"value": -1})
    assert answer.json()["tally"] == {**NOBODY, "disagree": 1}
    assert Vote.objects.count() == 1


def test_a_vote_taken_back_is_no_longer_counted(hana, argument):
    hana.put(f"arguments/{argument.pk}/vote", {"value": 0})
    answer = hana.delete(f"arguments/{argument.pk}/vote")
    assert (answer.json()["value"], answer.json()["tally"]) == (None, NOBODY)
    assert hana.get(f"arguments/{argument.pk}/vote").json()["value"] is None


def test_one_sees_ones_own_vote_on_the_argument(hana, argument):
    hana.put(f"arguments/{argument.pk}/vote", {"value": 1})
    assert hana.get(f"arguments/{argument.pk}").json()["my_vote"] == {"value": 1, "revision": 1}


def test_observers_may_not_vote(taeho, argument):
    refusal = taeho.put(f"arguments/{argument.pk}/vote", {"value": 1})
    assert (refusal.status_code, refusal.json()["code"]) == (403, "not_allowed")


def test_a_token_without_the_scope_may_not_vote(cast, argument):
    reads_and_writes = caller(cast.hana, "read", "write")
    assert reads_and_writes.put(f"arguments/{argument.pk}/vote", {"value": 1}).status_code == 403
    assert not Vote.objects.exists()


def test_strangers_find_nothing_to_vote_on(ben, argument):
    assert ben.put(f"arguments/{argument.pk}/vote", {"value": 1}).status_code == 404


def test_a_vote_after_the_bell_is_refused_with_a_sentence(cast, hana, initiative, argument):
    initiatives.change_stage(by=cast.actor(cast.minji), initiative=initiative, to="deciding")
    refusal = hana.put(f"arguments/{argument.pk}/vote", {"value": 1})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "voting_ended")
    assert "AI-1" in refusal.json()["detail"]


def test_a_vote_on_a_changed_meaning_answers_with_both_wordings(cast, argument):
    arguments.revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="Two voices", meaning_changed=True
    )
    refusal = caller(cast.dohyun).put(f"arguments/{argument.pk}/vote", {"value": 1, "revision": 1})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "meaning_changed")
    assert refusal.json()["wordings"]["present"] == "Two voices"
    assert refusal.json()["wordings"]["seen"].startswith("One voice")


@pytest.mark.parametrize("value", [2, "1", 1.0, True, None, [1]])
def test_a_vote_is_one_of_three_numbers(hana, argument, value):
    refusal = hana.put(f"arguments/{argument.pk}/vote", {"value": value})
    assert refusal.status_code == 422
    assert refusal.json()["errors"][0]["field"] == "value"


def test_voter_and_moment_cannot_be_given(cast, hana, argument):
    refusal = hana.put(
        f"arguments/{argument.pk}/vote", {"value": 1, "voter": str(cast.taeho.pk), "cast_at": "x"}
    )
    assert {(fault["field"], fault["code"]) for fault in refusal.json()["errors"]} == {
        ("voter", "unknown"),
        ("cast_at", "unknown"),
    }


def test_a_named_ballot_tells_who_voted_how(cast, hana, argument):
    cast_by(cast, argument, cast.hana, cast.dohyun)
    told = hana.get(f"arguments/{argument.pk}/votes").json()
    assert {vote["voter"]["name"] for vote in told["results"]} == {"Hana Kim", "Dohyun Park"}
    assert [group["agree"] for group in told["by_organisation"]] == [1, 1]


def test_a_ballot_by_organisation_tells_no_single_vote(cast, hana):
    argument = argue(cast, open_initiative(cast, ballot="by_organisation"), "Claim")
    cast_by(cast, argument, cast.hana, cast.dohyun)
    told = hana.get(f"arguments/{argument.pk}/votes").json()
    assert told["results"] is None
    assert [(group["organisation"], group["agree"]) for group in told["by_organisation"]] == [(None, 2)]


def test_results_at_close_are_told_nowhere_before(cast, hana):
    initiative = open_initiative(cast, results="at_close")
    argument = argue(cast, initiative, "Claim")
    mine = hana.put(f"arguments/{argument.pk}/vote", {"value": 1}).json()
    assert (mine["value"], mine["tally"], mine["label"]) == (1, None, None)
    whole = hana.get(f"arguments/{argument.pk}").json()
    assert (whole["tally"], whole["label"]) == (None, None)
    told = hana.get(f"arguments/{argument.pk}/votes").json()
    assert (told["tally"], told["by_organisation"], told["results"]) == (None, None, None)
    standing = hana.get(f"initiatives/{initiative.pk}/standing").json()
    assert (standing["labels"], standing["arguments"][0]["tally"]) == (None, None)


@pytest.mark.parametrize("query", ["ordering=-strength", "label=divided"])
def test_results_at_close_are_not_told_by_order_or_filter(cast, hana, query):
    initiative = open_initiative(cast, results="at_close")
    refusal = hana.get(f"initiatives/{initiative.pk}/arguments?{query}")
    assert (refusal.status_code, refusal.json()["errors"][0]["code"]) == (422, "not_told")


def test_ones_view_stands_apart_and_can_be_taken_back(hana, initiative):
    path = f"initiatives/{initiative.pk}/view"
    assert hana.put(path, {"value": "for_with_changes", "reason": "scope"}).status_code == 200
    assert hana.get(f"initiatives/{initiative.pk}").json()["my_view"]["value"] == "for_with_changes"
    assert hana.delete(path).status_code == 204
    assert hana.get(path).status_code == 404


def test_voting_costs_few_statements(hana, argument, django_assert_max_num_queries):
    hana.put(f"arguments/{argument.pk}/vote", {"value": 1})
    with django_assert_max_num_queries(11):  # nine, and the savepoint of the test around the action
        hana.put(f"arguments/{argument.pk}/vote", {"value": -1})


def test_visitors_are_told_a_tally_from_five_votes_on(cast):
    initiative = open_initiative(cast, audience="public")
    argument = argue(cast, initiative, "Claim")
    cast_by(cast, argument, cast.jiwoo, cast.minji, cast.hana, cast.dohyun)
    assert visitor.get(f"arguments/{argument.pk}").json()["tally"] is None
    votes.cast_vote(by=cast.actor(another_analyst(cast)), argument=argument, value=1)
    assert visitor.get(f"arguments/{argument.pk}").json()["tally"]["agree"] == 5


def another_analyst(cast):
    cast.yuna.memberships.update(ended_at=None)
    return cast.yuna


def test_the_moment_of_a_vote_is_told_in_utc(hana, argument, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    assert hana.put(f"arguments/{argument.pk}/vote", {"value": 1}).json()["cast_at"] == "2026-05-04T00:00:00Z"


def test_one_reads_what_one_voted_before(hana, argument):
    path = f"arguments/{argument.pk}/vote"
    hana.put(path, {"value": 1, "reason": "clear gain"})
    hana.put(path, {"value": -1})
    hana.delete(path)
    told = [(was["value"], was["reason"], was["revision"]) for was in hana.get(path).json()["history"]]
    assert told == [(1, "clear gain", 1), (-1, "clear gain", 1)]


def test_a_vote_on_a_wording_that_was_mended_in_place_is_refused_to_who_says_its_version(
    cast, hana, argument
):
    path = f"arguments/{argument.pk}"
    arguments.revise_argument(
        by=cast.actor(cast.hana, MONDAY), argument=argument, version=1, claim="One voice carries farther"
    )
    refusal = hana.put(f"{path}/vote", {"value": 1, "revision": 1, "version": 1})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "wording_changed")
    assert hana.put(f"{path}/vote", {"value": 1, "revision": 1, "version": 2}).status_code == 200


def test_where_there_are_several_wordings_a_vote_says_which(cast, hana, argument):
    arguments.revise_argument(
        by=cast.actor(cast.hana), argument=argument, version=1, claim="One voice carries"
    )
    refusal = hana.put(f"arguments/{argument.pk}/vote", {"value": 1})
    assert refusal.status_code == 422
    assert [one["field"] for one in refusal.json()["errors"]] == ["revision"]
