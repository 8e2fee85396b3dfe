"""Options over REST: named, held against criteria, scored and added up."""

import pytest

from tests.api.client import caller, visitor

SEEN = '"1.seen"'


@pytest.fixture
def place(initiative):
    return f"initiatives/{initiative.pk}"


@pytest.fixture
def dohyun(cast):
    return caller(cast.dohyun)


@pytest.fixture
def option(hana, place):
    return hana.post(f"{place}/options", {"title": "One secretariat"}).json()


@pytest.fixture
def cost(hana, place):
    fields = {"name": "Cost", "weight": 60, "unit": "million won", "worst": 900, "best": 100.5}
    return hana.post(f"{place}/criteria", fields).json()


def scored(who, option, criterion, **fields):
    return who.put(f"options/{option['id']}/scores/{criterion['id']}", fields)


def codes(answer) -> set[tuple[str, str]]:
    assert answer.status_code == 422, answer.content
    return {(fault["field"], fault["code"]) for fault in answer.json()["errors"]}


def test_options_are_listed_by_number_with_how_it_is_now_first(hana, place, option):
    listed = hana.get(f"{place}/options").json()["results"]
    assert [(one["number"], one["title"]) for one in listed] == [(0, "As it is now"), (1, "One secretariat")]
    assert listed[0]["permissions"] == {"edit": True, "score": True, "remove": False}
    assert listed[1]["permissions"] == {"edit": True, "score": True, "remove": True}


def test_an_edit_carries_the_version_that_it_saw(hana, option):
    at = f"options/{option['id']}"
    assert hana.patch(at, {"title": "One office"}).status_code == 428
    assert hana.patch(at, {"title": "One office"}, If_Match=SEEN).json()["version"] == 2
    assert hana.patch(at, {"title": "Another"}, If_Match=SEEN).status_code == 412


def test_all_that_is_wrong_with_a_criterion_is_told_at_once(hana, place):
    refused = hana.post(f"{place}/criteria", {"weight": 101, "worst": "900", "colour": "red"})
    assert codes(refused) == {
        ("name", "required"),
        ("weight", "max_value"),
        ("worst", "invalid"),
        ("colour", "unknown"),
    }
    assert codes(hana.post(f"{place}/criteria", {"name": "Cost", "worst": 900})) == {("best", "both_or_none")}


def test_numbers_come_back_as_numbers(hana, cost):
    assert (cost["worst"], cost["middle"], cost["best"]) == (900, None, 100.5)


def test_a_score_is_put_and_put_again(hana, dohyun, option, cost):
    first = scored(hana, option, cost, reading=500, note="Two studies", version=0).json()
    assert (first["reading"], first["value"], first["version"]) == (500, None, 1)
    assert scored(dohyun, option, cost, reading=400, version=0).status_code == 412
    again = scored(dohyun, option, cost, value=55, version=1).json()
    assert (again["reading"], again["value"], again["note"], again["version"]) == (None, 55, "", 2)
    assert again["scored_by"]["name"] == "Dohyun Park"
    assert hana.get(f"options/{option['id']}").json()["scores"] == [
        hana.get(f"options/{option['id']}/scores/{cost['id']}").json()
    ]


def test_a_score_may_be_taken_back(hana, option, cost):
    scored(hana, option, cost, reading=500)
    at = f"options/{option['id']}/scores/{cost['id']}"
    assert hana.delete(at).status_code == 204
    assert hana.get(at).status_code == 404
    assert hana.delete(at).status_code == 404


def test_a_source_of_the_library_backs_a_score(hana, option, cost):
    source = hana.post("sources", {"workspace": "AI", "title": "A survey"}).json()
    assert scored(hana, option, cost, value=5, source=source["id"]).json()["source"] == source["id"]
    assert codes(scored(hana, option, cost, value=5, source=option["id"])) == {("source", "does_not_exist")}


def test_what_options_come_to_with_the_arithmetic_and_what_is_missing(hana, place, option, cost):
    reach = hana.post(f"{place}/criteria", {"name": "Reach", "weight": 20}).json()
    now = hana.get(f"{place}/options").json()["results"][0]
    scored(hana, option, cost, value=40)
    scored(hana, option, reach, value=80)
    scored(hana, now, cost, value=30)
    told = hana.get(f"{place}/weighing").json()
    by_option = {one["option"]: one for one in told["options"]}
    assert by_option[option["id"]] == {
        "option": option["id"],
        "parts": [
            {"criterion": cost["id"], "share": 0.75, "value": 40},
            {"criterion": reach["id"], "share": 0.25, "value": 80},
        ],
        "total": 50,
        "least": 50,
        "most": 50,
        "missing": [],
    }
    lacking = by_option[now["id"]]
    assert (lacking["total"], lacking["least"], lacking["most"]) == (None, 22.5, 47.5)
    assert (told["leading"], told["open"]) == ([option["id"]], [])
    scored(hana, now, reach, value=0)
    sways = {one["criterion"]: one for one in hana.get(f"{place}/weighing").json()["sensitivity"]}
    assert sways == {
        cost["id"]: {"criterion": cost["id"], "falling": None, "rising": None},
        reach["id"]: {"criterion": reach["id"], "falling": None, "rising": None},
    }


def test_a_change_of_weight_that_flips_the_leader_is_told(hana, place, option, cost):
    reach = hana.post(f"{place}/criteria", {"name": "Reach", "weight": 40}).json()
    now = hana.get(f"{place}/options").json()["results"][0]
    for one, (first, second) in ((option, (80, 20)), (now, (40, 70))):
        scored(hana, one, cost, value=first)
        scored(hana, one, reach, value=second)
    sways = {one["criterion"]: one for one in hana.get(f"{place}/weighing").json()["sensitivity"]}
    flip = sways[cost["id"]]["falling"]
    assert (flip["weight"], round(flip["share"], 4), flip["option"]) == (50, 0.5556, now["id"])
    assert sways[reach["id"]]["rising"]["weight"] == 48


def test_an_option_that_was_set_aside_is_told_and_not_compared(hana, place, option, cost):
    hana.patch(f"options/{option['id']}", {"set_aside": "No money for it"}, If_Match=SEEN)
    assert [one["title"] for one in hana.get(f"{place}/options").json()["results"]][1:] == ["One secretariat"]
    assert option["id"] not in {one["option"] for one in hana.get(f"{place}/weighing").json()["options"]}


def test_changes_tell_of_both_options_that_came_together(hana, place, option, feed):
    told = feed(hana)
    named = {one["object"]["id"] for one in told if one["object"]["type"] == "option"}
    assert named == {one["id"] for one in hana.get(f"{place}/options").json()["results"]}


def test_readers_from_outside_get_none_of_it(initiative, place, option, cost):
    initiative.audience = "public"
    initiative.save()
    for path in (f"{place}/options", f"{place}/criteria", f"{place}/weighing", f"options/{option['id']}"):
        assert visitor.get(path).status_code == 401, path


def test_a_criterion_is_edited_and_listed(hana, place, cost):
    at = f"criteria/{cost['id']}"
    assert hana.patch(at, {"weight": 40}, If_Match=SEEN).json()["weight"] == 40
    listed = hana.get(f"{place}/criteria").json()["results"]
    assert [(one["id"], one["weight"]) for one in listed] == [(cost["id"], 40)]
