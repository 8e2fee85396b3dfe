"""Cases by REST: what other systems write, read and never learn."""

import pytest

from deliberation.dispatch import dispatch
from tests.api.client import Caller, caller
from tests.deliberation.exchange.jobs import bytes_of, exported

CLOUD = {
    "workspace": "AI",
    "kind": "unfair",
    "company": "Hanbit Cloud",
    "country": "US",
    "measure": "Data must be stored there",
    "sector": "cloud",
}


@pytest.fixture
def dohyun(cast):
    return caller(cast.dohyun)


@pytest.fixture
def jiwoo(cast):
    return caller(cast.jiwoo)


@pytest.fixture
def case(hana):
    return hana.post("cases", CLOUD).json()


def test_a_case_is_read_as_it_was_written_and_by_others_without_the_name(hana, jiwoo, case):
    told = hana.get(case["url"]).json()
    assert (told["code"], told["company"], told["status"]) == ("A1", "Hanbit Cloud", "received")
    assert told["permissions"] == {"edit": True, "name": True}
    other = jiwoo.get(case["url"])
    assert (other.json()["company"], other.json()["is_coded"]) == (None, True)
    assert other.json()["permissions"] == {"edit": True, "name": False}
    assert b"Hanbit" not in other.content
    assert b"Hanbit" not in jiwoo.get("cases").content


def test_who_is_named_reads_the_name_and_all_where_it_is_open(hana, dohyun, taeho, cast, case):
    body = {"is_coded": True, "readers": [str(cast.dohyun.pk)]}
    told = hana.post(f"{case['url']}/company", body).json()
    assert [one["name"] for one in told["readers"]] == ["Dohyun Park"]
    assert dohyun.get(case["url"]).json()["company"] == "Hanbit Cloud"
    assert taeho.get(case["url"]).json()["company"] is None
    hana.post(f"{case['url']}/company", {"is_coded": False, "company": "Hanbit"})
    assert taeho.get(case["url"]).json()["company"] == "Hanbit"


def told_everywhere(cast, name: str, case: dict, *, settings, tmp_path) -> dict[str, bool]:
    """Where a member is told what the company is called, of all ways that lead to a case."""
    settings.MEDIA_ROOT, user = tmp_path, getattr(cast, name)
    who: Caller = caller(user)
    answers = {
        way: who.get(path).content
        for way, path in {
            "detail": case["url"],
            "list": "cases?workspace=AI",
            "history": f"{case['url']}/statuses",
            "links": f"links?thing={case['id']}",
            "search by code": "search?q=A1&workspace=AI",
            "changes": "changes?workspace=AI&since=0",
        }.items()
    }
    assert all(case["id"].encode() in answers[way] for way in ("detail", "list", "links", "changes"))
    assert who.get("search?q=A1&workspace=AI").json()["count"] == 1
    answers["file"] = bytes_of(exported(cast, user, "jsonl"))
    found = {
        "list by name": bool(who.get("cases?q=hanbit").json()["results"]),
        "search by name": who.get("search?q=Hanbit&workspace=AI").json()["count"] > 0,
    }
    return {way: b"hanbit" in content.lower() for way, content in answers.items()} | found


def test_two_members_who_are_named_read_the_name_and_others_the_code_word_by_every_way(
    hana, cast, argument, case, settings, tmp_path
):
    """Search, changes and files tell it to nobody: they hold no name that is withheld from anybody."""
    link = {"thing": case["id"], "thing_type": "case", "place": str(argument.pk), "place_type": "argument"}
    hana.post("links", link)
    body = {"is_coded": True, "readers": [str(cast.dohyun.pk), str(cast.minji.pk)]}
    hana.post(f"{case['url']}/company", body)
    dispatch(cast.workspace.pk)
    told = {
        name: told_everywhere(cast, name, case, settings=settings, tmp_path=tmp_path)
        for name in ("dohyun", "minji", "jiwoo")
    }
    ways = told["jiwoo"].keys()
    reads = dict.fromkeys(ways, False) | dict.fromkeys(("detail", "list", "list by name"), True)
    assert told["dohyun"] == told["minji"] == reads
    assert told["jiwoo"] == dict.fromkeys(ways, False)
    hana.post(f"{case['url']}/company", body | {"readers": body["readers"][:1]})
    assert caller(cast.minji).get(case["url"]).json()["company"] is None


def test_all_that_is_wrong_is_said_by_field(hana, cast):
    refusal = hana.post("cases", {**CLOUD, "country": "Korea", "kind": "party", "colour": "red"})
    assert refusal.status_code == 422
    assert {fault["field"] for fault in refusal.json()["errors"]} >= {"country", "kind", "colour"}
    for field, pk in (("owner", cast.taeho.pk), ("readers", cast.yuna.pk), ("handled_by", cast.hana.pk)):
        body = {**CLOUD, field: [str(pk)] if field == "readers" else str(pk)}
        assert [fault["field"] for fault in hana.post("cases", body).json()["errors"]] == [field]


def test_it_is_edited_by_who_saw_its_version_and_how_it_stood_is_listed(hana, cast, case):
    assert hana.patch(case["url"], {"description": "So"}).status_code == 428
    body = {"description": "So", "owner": str(cast.hana.pk), "handled_by": str(cast.mofa.pk)}
    told = hana.patch(case["url"], body, If_Match='"1.x"').json()
    assert (told["version"], told["owner"]["name"], told["handled_by"]["id"]) == (
        *(2, "Hana Kim"),
        str(cast.mofa.pk),
    )
    assert hana.post(f"{case['url']}/statuses", {"status": "raised", "note": "There"}).status_code == 200
    assert hana.post(f"{case['url']}/statuses", {"status": "raised"}).status_code == 409
    listed = hana.get(f"{case['url']}/statuses").json()["results"]
    assert [(one["status"], one["note"]) for one in listed] == [("raised", "There"), ("received", "")]


def test_cases_are_counted_on_the_arguments_that_they_bear_on(hana, taeho, argument, case):
    link = {"thing": case["id"], "thing_type": "case", "place": str(argument.pk), "place_type": "argument"}
    linked = hana.post("links", link)
    assert linked.json()["thing"]["title"] == "Company A1: Data must be stored there"
    counts = taeho.get(f"initiatives/{argument.initiative_id}/cases").json()["arguments"]
    assert counts == [
        {"argument": str(argument.pk), "cases": 1, "support": 0, "unfair": 1, "countries": ["US"]}
    ]
    assert [one["id"] for one in taeho.get(f"cases?argument={argument.pk}").json()["results"]] == [case["id"]]
    hana.post(f"{case['url']}/statuses", {"status": "withdrawn"})
    assert taeho.get(f"initiatives/{argument.initiative_id}/cases").json()["arguments"] == []


def test_copies_hear_of_a_name_that_opens_or_closes_and_never_the_name(hana, jiwoo, cast, case):
    hana.post(f"{case['url']}/company", {"is_coded": False})
    dispatch(cast.workspace.pk)
    told = jiwoo.get("changes?workspace=AI&since=0")
    verbs = [one["type"] for one in told.json()["results"] if one["object"]["type"] == "case"]
    assert verbs[-1] == "case.named"
    assert b"Hanbit" not in told.content


def test_without_the_part_there_is_nothing(hana, jiwoo, case):
    workspace = jiwoo.get("workspaces/AI")
    jiwoo.patch("workspaces/AI", {"keeps_cases": False}, If_Match=workspace["ETag"])
    for end in ("", "/statuses"):
        assert hana.get(f"{case['url']}{end}").status_code == 404
    assert hana.get("cases").json()["results"] == []
    assert hana.post("cases", CLOUD).status_code == 422
