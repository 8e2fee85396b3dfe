"""The register of policies by REST: what other systems write, read and are never told."""

import pytest

from deliberation.dispatch import dispatch
from deliberation.models import PolicyRecord
from tests.api.client import caller

ACT = {"workspace": "AI", "name_en": "AI Framework Act", "country": "KR", "themes": ["safety"]}


@pytest.fixture
def dohyun(cast):
    return caller(cast.dohyun)


@pytest.fixture
def jiwoo(cast):
    return caller(cast.jiwoo)


@pytest.fixture
def record(hana):
    return hana.post("policy-records", ACT).json()


def changes(who, since: int = 0) -> list[tuple]:
    told = who.get(f"changes?workspace=AI&since={since}").json()
    return [
        (one["object"]["id"], one.get("gone", False))
        for one in told["results"]
        if one["object"]["type"] == "policyrecord"
    ]


def test_a_policy_is_read_as_it_was_written(hana, record):
    told = hana.get(record["url"]).json()
    assert (told["name_en"], told["country"], told["themes"], told["sharing"]) == (
        *("AI Framework Act", "KR", ["safety"]),
        "workspace",
    )
    assert told["permissions"] == {"edit": True, "verify": True, "share": True, "cite": True}


def test_all_that_is_wrong_is_said_by_field(hana):
    body = {**ACT, "country": "XX", "themes": ["magic"], "colour": "red"}
    refusal = hana.post("policy-records", body)
    assert refusal.status_code == 422
    assert {fault["field"].partition(".")[0] for fault in refusal.json()["errors"]} >= {"themes", "colour"}


def test_it_is_corrected_by_who_saw_its_version(hana, record):
    assert hana.patch(record["url"], {"summary": "So"}).status_code == 428
    told = hana.patch(record["url"], {"summary": "So", "start_year": 2026}, If_Match='"1.x"').json()
    assert (told["version"], told["start_year"]) == (2, 2026)
    assert hana.patch(record["url"], {"summary": "No"}, If_Match='"1.x"').status_code == 412


def test_how_it_stood_is_listed_the_latest_first(hana, record):
    body = {"status": "ended", "since": "2026-03-01", "note": "Repealed"}
    assert hana.post(f"{record['url']}/statuses", body).json()["status"] == "ended"
    listed = hana.get(f"{record['url']}/statuses").json()["results"]
    assert [(one["status"], one["note"]) for one in listed] == [("ended", "Repealed"), ("in_force", "")]


def test_whoever_looked_is_told_with_the_day(hana, record):
    told = hana.post(f"{record['url']}/verification", {"verify_by": "2100-01-01"}).json()
    assert (told["last_verified_by"]["name"], told["verify_by"]) == ("Hana Kim", "2100-01-01")


def test_a_policy_backs_an_argument_and_tells_which_lean_on_it(hana, dohyun, argument, record):
    body = {"record": record["id"], "quote": "Article 1"}
    evidence = dohyun.post(f"arguments/{argument.pk}/policy-records", body)
    assert evidence.status_code == 201
    assert hana.get(record["url"]).json()["source"] == evidence.json()["source"]["id"]
    listed = hana.get(f"{record['url']}/evidence").json()["results"]
    assert [one["argument"] for one in listed] == [str(argument.pk)]


def test_what_is_withheld_is_counted_and_told_nowhere(hana, dohyun, cast, argument, record):
    url, named = record["url"], {"sharing": "named", "shared_with": [str(cast.mofa.pk)]}
    assert dohyun.get(url).status_code == 200
    assert hana.post(f"{url}/sharing", named).json()["shared_with"] == [
        {"id": str(cast.mofa.pk), "name": cast.mofa.name_en}
    ]
    count = "policy-records/withheld?workspace=AI"
    assert (dohyun.get(count).json()["withheld"], hana.get(count).json()["withheld"]) == (1, 0)
    assert dohyun.get("policy-records").json()["results"] == []
    refusals = [dohyun.get(f"{url}{end}").status_code for end in ("", "/statuses", "/evidence")]
    refusals += [dohyun.post(f"{url}/verification", {}).status_code]
    assert refusals == [404] * 4
    body = {"record": record["id"]}
    assert dohyun.post(f"arguments/{argument.pk}/policy-records", body).status_code == 422
    assert hana.post(f"arguments/{argument.pk}/policy-records", body).status_code == 409


def test_who_saw_it_until_then_is_told_that_it_is_gone_and_nobody_else(hana, dohyun, minji, cast, record):
    url, pk = record["url"], record["id"]
    dispatch(cast.workspace.pk)
    assert changes(dohyun) == [(pk, False)]
    hana.post(f"{url}/sharing", {"sharing": "named", "shared_with": [str(cast.mofa.pk)]})
    dispatch(cast.workspace.pk)
    assert changes(dohyun)[-1] == (pk, True)
    hana.post(f"{url}/sharing", {"sharing": "own"})
    hana.patch(url, {"summary": "For us"}, If_Match="*")
    dispatch(cast.workspace.pk)
    assert changes(minji)[-1] == (pk, True)
    before = len(changes(dohyun))
    hana.patch(url, {"summary": "For us alone"}, If_Match="*")
    dispatch(cast.workspace.pk)
    assert len(changes(dohyun)) == before
    assert changes(hana)[-1] == (pk, False)


def test_what_was_withheld_from_the_beginning_leaves_no_trace(hana, dohyun, cast):
    hana.post("policy-records", {**ACT, "sharing": "own"})
    dispatch(cast.workspace.pk)
    assert PolicyRecord.objects.exists()
    assert changes(dohyun) == []


def test_without_a_register_there_is_nothing(hana, jiwoo, cast, record):
    workspace = jiwoo.get("workspaces/AI")
    off = jiwoo.patch("workspaces/AI", {"keeps_register": False}, If_Match=workspace["ETag"])
    assert off.status_code == 200
    assert hana.get(record["url"]).status_code == 404
    assert hana.get("policy-records/withheld?workspace=AI").status_code == 404
    assert hana.post("policy-records", ACT).status_code == 422
