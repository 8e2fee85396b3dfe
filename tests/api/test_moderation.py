import pytest

from deliberation.models import Report
from tests.api.client import caller
from tests.scene import set_scene

WHY = "It names a private person."
ADDRESSES = {"argument": "arguments", "evidence": "evidence", "comment": "comments"}


@pytest.fixture
def scene(cast):
    return set_scene(cast)


@pytest.fixture(params=ADDRESSES)
def thing(request, scene):
    return getattr(scene, request.param)


def address(thing):
    return f"{ADDRESSES[thing._meta.model_name]}/{thing.pk}"


def said(row):
    """The words of whatever it is."""
    return row.get("claim") or row.get("text") or row.get("source")


def reported(initiative):
    return f"initiatives/{initiative.pk}/reports"


def test_what_is_hidden_is_a_tombstone_with_its_reason(cast, minji, thing):
    hidden = minji.post(f"{address(thing)}/hiding", {"reason": WHY})
    assert (hidden.status_code, hidden.json()["hidden"], bool(said(hidden.json()))) == (200, True, True)
    seen = caller(cast.dohyun).get(address(thing)).json()
    assert (seen["hidden"], seen["hidden_reason"], said(seen)) == (True, WHY, None)
    assert {seen["permissions"][name] for name in ("report", "hide")} == {False}


def test_votes_on_a_hidden_argument_are_told_to_its_author_and_facilitators(cast, scene, minji, hana):
    path = f"arguments/{scene.argument.pk}/votes"
    dohyun = caller(cast.dohyun)
    dohyun.put(f"arguments/{scene.argument.pk}/vote", {"value": 1, "reason": "It says so"})
    minji.post(f"arguments/{scene.argument.pk}/hiding", {"reason": "Off topic"})
    told = caller(cast.taeho).get(path).json()
    assert (told["tally"], told["by_organisation"], told["results"]) == (None, None, None)
    assert dohyun.get(f"arguments/{scene.argument.pk}/vote").json()["tally"] is None
    assert [one["reason"] for one in hana.get(path).json()["results"]] == ["It says so"]


def test_it_is_shown_again(cast, minji, thing):
    minji.post(f"{address(thing)}/hiding", {"reason": WHY})
    for _twice in range(2):
        assert minji.delete(f"{address(thing)}/hiding").json()["hidden"] is False
    seen = caller(cast.dohyun).get(address(thing)).json()
    assert (seen["hidden_reason"], bool(said(seen))) == (None, True)


@pytest.mark.parametrize("body", [{}, {"reason": ""}, {"reason": "x" * 281}, {"reason": WHY, "who": "me"}])
def test_hiding_wants_a_reason_and_nothing_else(minji, thing, body):
    assert minji.post(f"{address(thing)}/hiding", body).status_code == 422
    assert minji.get(address(thing)).json()["hidden"] is False


def test_a_report_is_read_by_facilitators_and_whoever_made_it(cast, scene, minji, taeho, hana, thing):
    body = {thing._meta.model_name: str(thing.pk), "reason": "Not true"}
    made = taeho.post(reported(scene.initiative), body)
    assert made.status_code == 201
    url = made.json()["url"]
    assert [who.get(url).status_code for who in (minji, taeho, hana)] == [200, 200, 403]
    listed = minji.get(f"{reported(scene.initiative)}?state=open").json()["results"]
    assert [(row["reporter"]["name"], row["reason"]) for row in listed] == [("Taeho Lim", "Not true")]
    assert hana.get(reported(scene.initiative)).status_code == 403


def test_reporting_twice_is_once(scene, taeho):
    body = {"comment": str(scene.comment.pk), "reason": "Not true"}
    ids = {taeho.post(reported(scene.initiative), body).json()["id"] for _twice in range(2)}
    assert len(ids) == Report.objects.count() == 1


@pytest.mark.parametrize("names", [(), ("argument", "comment")])
def test_a_report_is_about_one_thing(scene, taeho, names):
    body = {name: str(getattr(scene, name).pk) for name in names}
    refusal = taeho.post(reported(scene.initiative), {**body, "reason": "Not true"})
    assert refusal.status_code == 422


def test_what_stands_elsewhere_is_not_reported_here(cast, scene, taeho):
    elsewhere = {"argument": str(scene.initiative.pk), "reason": "Not true"}
    assert taeho.post(reported(scene.initiative), elsewhere).json()["errors"][0]["field"] == "argument"


def test_a_report_is_settled_by_hiding_with_a_reason(cast, scene, minji, taeho, hana):
    body = {"comment": str(scene.comment.pk), "reason": "Not true"}
    url = taeho.post(reported(scene.initiative), body).json()["url"]
    assert hana.patch(url, {"state": "kept"}).status_code == 403
    assert minji.patch(url, {"state": "hidden"}).json()["errors"][0]["field"] == "reason"
    settled = minji.patch(url, {"state": "hidden", "reason": WHY}).json()
    assert (settled["state"], settled["settled_by"]["name"]) == ("hidden", "Minji Seo")
    assert minji.patch(url, {"state": "kept"}).status_code == 409
    log = minji.get(f"initiatives/{scene.initiative.pk}/hidings").json()["results"]
    assert [(row["comment"], row["hides"], row["reason"]) for row in log] == [
        (str(scene.comment.pk), True, WHY)
    ]


def test_the_log_is_for_facilitators(scene, hana, minji):
    assert hana.get(f"initiatives/{scene.initiative.pk}/hidings").status_code == 403
    assert minji.get(f"initiatives/{scene.initiative.pk}/hidings").json()["results"] == []


def test_a_token_that_only_reads_reports_nothing(cast, scene):
    body = {"comment": str(scene.comment.pk), "reason": "Not true"}
    assert caller(cast.taeho, "read").post(reported(scene.initiative), body).status_code == 403
