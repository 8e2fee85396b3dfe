"""`?fields=`: the members that are wanted, and no others."""

import pytest

from deliberation.actions import votes
from tests.api.client import visitor
from tests.api.contract import operations, resolved
from tests.cast import argue

WANTED = {"id", "ref", "claim"}


def test_an_object_has_the_members_that_were_asked_for(hana, argument):
    told = hana.get(f"arguments/{argument.pk}?fields=id,ref,claim").json()
    assert told == {"id": str(argument.pk), "ref": "AI-1#1", "claim": argument.claim}


def test_so_has_each_of_a_list_and_the_next_page_asks_for_the_same(cast, hana, initiative):
    for at in range(3):
        argue(cast, initiative, f"One of three, {at}")
    page = hana.get(f"initiatives/{initiative.pk}/arguments?fields=id,ref,claim&limit=2").json()
    assert [set(row) for row in page["results"]] == [WANTED, WANTED]
    [last] = hana.get(page["next"]).json()["results"]
    assert set(last) == WANTED


def test_so_has_each_of_a_list_that_is_told_at_once(hana):
    agreement = hana.post("agreements", {"workspace": "AI", "title": "Memorandum"}).json()
    hana.post(f"agreements/{agreement['id']}/clauses", {"heading": "Summits"})
    told = hana.get(f"agreements/{agreement['id']}/clauses?fields=heading").json()
    assert told == {"results": [{"heading": "Summits"}], "next": None}


def test_filters_and_orders_go_with_it(hana, argument, challenge, initiative):
    path = f"initiatives/{initiative.pk}/arguments?kind=challenge&fields=claim"
    assert hana.get(path).json()["results"] == [{"claim": challenge.claim}]


@pytest.mark.parametrize(
    "asked", ["secret", "id,secret", "", "id,,ref", "id, ref", "author.name", "id,ref,id"]
)
def test_what_is_no_member_is_refused(hana, argument, asked):
    refusal = hana.get(f"arguments/{argument.pk}?fields={asked}")
    assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "fields")


def test_the_etag_is_that_of_what_was_told_and_its_version_is_the_whole_s(hana, argument):
    path = f"arguments/{argument.pk}"
    whole, part = hana.get(path)["ETag"], hana.get(f"{path}?fields=claim")["ETag"]
    assert whole != part
    assert whole.partition(".")[0] == part.partition(".")[0]
    assert hana.get(f"{path}?fields=claim", If_None_Match=part).status_code == 304
    assert hana.get(f"{path}?fields=claim", If_None_Match=whole).status_code == 200
    assert hana.patch(path, {"claim": "Better words"}, If_Match=part).status_code == 200


def test_what_may_not_be_told_is_not_told_by_its_name(cast, initiative, argument):
    initiative.audience = "public"
    initiative.save()
    from_outside = visitor.get(f"arguments/{argument.pk}?fields=author,tally,comment_count").json()
    assert from_outside == {"author": None, "tally": None, "comment_count": None}


@pytest.mark.django_db
def test_the_schema_tells_the_whole_first_and_then_that_it_may_be_a_part():
    told = operations()["get_argument"][2]["responses"]["200"]["content"]["application/json"]["schema"]
    whole, part = (resolved(one) for one in told["anyOf"])
    assert whole["properties"] == part["properties"]
    assert "claim" in whole["required"]
    assert "required" not in part


def test_html_is_a_member_where_it_was_asked_for(hana, argument):
    path = f"arguments/{argument.pk}?fields=reasons_html"
    assert hana.get(path).json() == {}
    assert hana.get(f"{path}&expand=html").json().keys() == {"reasons_html"}


def test_a_text_has_no_members(hana, cast):
    refusal = hana.get("digests/preview?workspace=AI&form=text&fields=subject")
    assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "fields")


@pytest.mark.django_db
def test_everything_that_answers_with_members_can_be_asked_for_some():
    for name, (method, _path, operation) in operations().items():
        media = operation["responses"].get("200", {}).get("content", {})
        if method == "get" and "application/json" in media and name != "get_my_data":
            assert "fields" in {one["name"] for one in operation["parameters"]}, name


def test_an_initiative_whose_results_are_a_setting_is_no_list(hana, initiative):
    told = hana.get(f"initiatives/{initiative.pk}?fields=ref,results").json()
    assert told == {"ref": "AI-1", "results": initiative.results}


def test_a_part_of_a_list_that_may_be_null_fits_the_schema(cast, hana, argument):
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    [told] = hana.get(f"arguments/{argument.pk}/votes?fields=value").json()["results"]
    assert told == {"value": 1}
