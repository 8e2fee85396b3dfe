import pytest

from deliberation.actions import arguments, discussion, merging, sources, votes
from deliberation.models import Argument
from tests.api.client import caller, visitor
from tests.cast import argue


@pytest.fixture
def twin(cast, initiative, argument):
    return argue(cast, initiative, "A single voice is heard further", who=cast.dohyun)


def test_merging_answers_with_where_it_shows_and_parting_with_itself(cast, argument, twin):
    answer = caller(cast.dohyun).post(f"arguments/{twin.pk}/merge", {"into": str(argument.pk)})
    assert answer.status_code == 200
    assert (answer.json()["state"], answer.json()["merged_into"]) == ("merged", str(argument.pk))
    read = caller(cast.taeho).get(f"arguments/{twin.pk}")
    assert (read.status_code, read.json()["merged_into"]) == (200, str(argument.pk))
    parted = caller(cast.dohyun).delete(f"arguments/{twin.pk}/merge")
    assert (parted.status_code, parted.json()["merged_into"]) == (200, None)


def test_writing_to_a_merged_argument_is_a_conflict_that_names_the_place(cast, argument, twin):
    merging.merge_argument(by=cast.actor(cast.minji), argument=twin, into=argument)
    answer = caller(cast.hana).put(f"arguments/{twin.pk}/vote", {"value": 1})
    assert (answer.status_code, answer.json()["code"]) == (409, "argument_merged")
    assert "AI-1#1" in answer.json()["detail"]


@pytest.mark.parametrize("into", ["itself", "elsewhere"])
def test_what_it_cannot_be_merged_into_is_wrong_in_the_body(cast, argument, twin, into):
    body = {"into": str(twin.pk if into == "itself" else cast.hana.pk)}
    answer = caller(cast.dohyun).post(f"arguments/{twin.pk}/merge", body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["into"]


def test_lists_hold_what_came_along_and_agree_with_the_counts(cast, argument, twin):
    by = cast.actor(cast.dohyun)
    sources.add_evidence(by=by, argument=twin, source={"title": "A treaty of 1965"})
    response = arguments.respond(by=by, parent=twin, relation="supports", claim="So it was in 2015")
    comment = discussion.add_comment(by=by, initiative=twin.initiative, argument=twin, text="Since when?")
    votes.cast_vote(by=by, argument=twin, value=-1)
    merging.merge_argument(by=by, argument=twin, into=argument)
    hana = caller(cast.hana)
    shown = hana.get(f"arguments/{argument.pk}").json()
    assert (shown["evidence_count"], shown["response_count"], shown["comment_count"]) == (1, 1, 1)
    listed = {
        name: hana.get(f"arguments/{argument.pk}/{name}").json()["results"]
        for name in ("evidence", "responses", "comments", "votes")
    }
    assert [row["argument"] for row in listed["evidence"]] == [str(twin.pk)]
    assert [row["id"] for row in listed["responses"]] == [str(response.pk)]
    assert [row["id"] for row in listed["comments"]] == [str(comment.pk)]
    assert [row["voter"]["name"] for row in listed["votes"]] == ["Dohyun Park"]
    groups = hana.get(f"arguments/{argument.pk}/votes").json()["by_organisation"]
    assert [(row["organisation"]["name"], row["disagree"]) for row in groups] == [("Ministry of Trade", 1)]


def test_marks_are_listed_either_way_round_and_dismissed(cast, argument, twin):
    made = caller(cast.hana).post(f"arguments/{twin.pk}/duplicates", {"of": str(argument.pk)})
    assert made.status_code == 201
    assert made.json()["permissions"] == {"dismiss": True, "merge": False}
    for one in (twin, argument):
        listed = caller(cast.taeho).get(f"arguments/{one.pk}/duplicates").json()["results"]
        assert [row["id"] for row in listed] == [made.json()["id"]]
    gone = caller(cast.dohyun).delete(f"duplicates/{made.json()['id']}")
    assert gone.json()["dismissed_by"]["name"] == "Dohyun Park"
    again = caller(cast.hana).post(f"arguments/{twin.pk}/duplicates", {"of": str(argument.pk)})
    assert (again.status_code, again.json()["code"]) == (409, "dismissed")


def test_the_public_reads_no_marks(cast, initiative, argument, twin):
    merging.mark_duplicate(by=cast.actor(cast.hana), argument=twin, of=argument)
    type(initiative).objects.update(audience="public")
    assert visitor.get(f"arguments/{twin.pk}/duplicates").status_code == 401


def test_who_may_merge_is_told_beside_the_argument(cast, argument, twin):
    told = {
        name: caller(getattr(cast, name)).get(f"arguments/{twin.pk}").json()["permissions"]["merge"]
        for name in ("minji", "dohyun", "hana", "taeho")
    }
    assert told == {"minji": True, "dohyun": True, "hana": False, "taeho": False}
    assert Argument.objects.filter(state="merged").count() == 0
