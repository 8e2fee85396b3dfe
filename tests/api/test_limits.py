"""Limits over REST."""

from deliberation.limits import KINDS
from tests.api.client import caller


def test_writes_are_told_what_is_left_and_too_many_are_refused(hana, argument, limited):
    limited("writes", 2)
    path = f"arguments/{argument.pk}/vote"
    first = hana.put(path, {"value": 1})
    assert first["RateLimit"] == '"writes";r=1;t=30'
    assert first["RateLimit-Policy"] == '"writes";q=2;w=60'
    hana.put(path, {"value": 0})
    refusal = hana.put(path, {"value": -1})
    assert (refusal.status_code, refusal.json()["code"]) == (429, "too_many_requests")
    assert refusal["Content-Type"] == "application/problem+json"
    assert (refusal["Retry-After"], refusal["RateLimit"]) == ("30", '"writes";r=0;t=60')
    assert hana.get(path).json()["value"] == 0


def test_another_token_of_the_same_person_takes_from_the_same_bucket(cast, argument, limited):
    limited("writes", 2)
    path = f"arguments/{argument.pk}/vote"
    answers = [caller(cast.hana).put(path, {"value": 1}).status_code for _one in range(3)]
    assert answers[-1] == 429
    assert caller(cast.dohyun).put(path, {"value": 1}).status_code < 300


def test_reading_is_free_and_searching_is_not(hana, argument, limited):
    limited("writes", 1)
    limited("searches", 1)
    for _one in range(3):
        answer = hana.get(f"arguments/{argument.pk}")
        assert answer.status_code == 200
        assert "RateLimit" not in answer
    assert [hana.get("search?q=voice").status_code for _one in range(2)] == [200, 429]


def test_a_limit_that_is_switched_off_is_none(hana, argument, limited, monkeypatch):
    limited("writes", 1)
    monkeypatch.delitem(KINDS, "writes")
    path = f"arguments/{argument.pk}/vote"
    assert all(hana.put(path, {"value": 1}).status_code < 300 for _one in range(3))


def test_the_sheet_is_an_export(hana, initiative, limited):
    limited("exports", 1)
    path = f"initiatives/{initiative.pk}/sheet"
    assert [hana.get(path).status_code for _one in range(2)] == [200, 429]
