from deliberation.models import Vote


def test_a_vote_by_token_is_counted_and_answered_with_the_tally(hana, argument):
    answer = hana.put(f"arguments/{argument.pk}/vote", {"value": 1, "reason": "clear gain"})
    assert answer.status_code == 200
    assert answer.json()["tally"] == {"agree": 1, "disagree": 0, "unsure": 0, "earlier": 0}
    assert answer.json()["reason"] == "clear gain"


def test_putting_a_vote_twice_is_one_vote(hana, argument):
    for _ in range(2):
        answer = hana.put(f"arguments/{argument.pk}/vote", {"value": -1})
    assert answer.json()["tally"]["disagree"] == 1
    assert Vote.objects.count() == 1
