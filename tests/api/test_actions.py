import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership
from deliberation.actions import actions, people
from tests.api.client import caller


@pytest.fixture
def path(initiative):
    return f"initiatives/{initiative.pk}/actions"


def test_an_action_is_given_edited_and_done(cast, hana, path):
    given = hana.post(path, {"text": "Ask", "owner": str(cast.dohyun.pk), "due": "2027-01-31"})
    assert (given.status_code, given.json()["owner"]["name"]) == (201, "Dohyun Park")
    one = f"actions/{given.json()['id']}"
    changed = hana.patch(one, {"due": None}, If_Match=given["ETag"])
    assert (changed.json()["due"], changed.json()["version"]) == (None, 2)
    dohyun = caller(cast.dohyun)
    assert dohyun.post(f"{one}/completion").json()["done_at"]
    assert dohyun.delete(f"{one}/completion").json()["done_at"] is None


def test_one_s_own_are_found_wherever_they_are(cast, hana, path):
    for owner in (cast.hana, cast.dohyun):
        hana.post(path, {"text": f"For {owner.name}", "owner": str(owner.pk)})
    found = hana.get("actions?owner=me&done=false&workspace=AI").json()["results"]
    assert [row["text"] for row in found] == ["For Hana Kim"]
    assert hana.get("actions?done=true").json()["results"] == []
    assert hana.get(f"actions?owner={cast.dohyun.pk}").json()["results"][0]["text"] == "For Dohyun Park"
    assert hana.get("actions?owner=you").status_code == 422


def test_one_is_given_in_the_initiative_that_the_body_names(cast, ben, hana, initiative):
    body = {"initiative": str(initiative.pk), "text": "Ask", "owner": str(cast.hana.pk)}
    given = hana.post("actions", body)
    assert (given.status_code, given.json()["initiative"]) == (201, str(initiative.pk))
    assert hana.get(given["Location"]).json()["text"] == "Ask"
    for who, where in ((ben, initiative.pk), (hana, cast.hana.pk)):
        refused = who.post("actions", body | {"initiative": str(where)})
        [fault] = refused.json()["errors"]
        assert (refused.status_code, fault["field"], fault["code"]) == (422, "initiative", "does_not_exist")


def test_strangers_find_none(cast, ben, hana, path):
    given = hana.post(path, {"text": "Ask", "owner": str(cast.hana.pk)}).json()
    assert ben.get("actions").json()["results"] == []
    assert ben.get(f"actions/{given['id']}").status_code == 404


def test_an_owner_who_is_not_there_and_one_who_may_not_are_refused_alike(cast, hana, path):
    answers = [hana.post(path, {"text": "Ask", "owner": str(one.pk)}) for one in (cast.taeho, cast.ben)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert answers[0].json()["errors"] == answers[1].json()["errors"]


def test_what_it_was_born_from_must_be_seen(cast, hana, path, challenge, argument):
    born = hana.post(path, {"text": "A", "owner": str(cast.hana.pk), "challenge": str(challenge.pk)})
    assert born.json()["challenge"] == str(challenge.pk)
    absent = hana.post(path, {"text": "A", "owner": str(cast.hana.pk), "comment": str(challenge.pk)})
    assert absent.json()["errors"][0]["field"] == "comment"


def test_a_list_costs_the_same_however_long_it_is(cast, hana, path, initiative):
    costs = []
    hana.get(path)  # the token is stamped with its first use
    for _round in range(2):
        for _more in range(9):
            actions.add_action(by=cast.actor(cast.hana), initiative=initiative, text="Ask", owner=cast.hana)
        with CaptureQueriesContext(connection) as asked:
            hana.get(path)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_an_indicator_is_named_and_dropped(hana, initiative):
    path = f"initiatives/{initiative.pk}/indicators"
    named = hana.post(path, {"name": "Statements", "target": "4 a year"})
    one = f"indicators/{named.json()['id']}"
    assert hana.patch(one, {"target": "5 a year"}, If_Match=named["ETag"]).json()["target"] == "5 a year"
    assert [row["name"] for row in hana.get(path).json()["results"]] == ["Statements"]
    assert hana.delete(one).status_code == 204
    assert hana.get(one).status_code == 404


def test_the_sheet_tells_of_an_action_whose_owner_left_without_a_name(cast, hana, initiative):
    actions.add_action(
        by=cast.actor(cast.minji), initiative=initiative, text="Draft a budget", owner=cast.dohyun
    )
    mine = Membership.objects.active().get(user=cast.dohyun, workspace=cast.workspace)
    people.leave(by=cast.actor(cast.dohyun), membership=mine)
    told = hana.get(f"initiatives/{initiative.pk}/sheet").json()
    assert told["actions"] == [{"text": "Draft a budget", "owner": "", "due": None}]


def test_readings_come_many_at_once_and_again_without_harm(hana, initiative):
    indicator = hana.post(f"initiatives/{initiative.pk}/indicators", {"name": "Statements"}).json()
    path = f"indicators/{indicator['id']}/readings"
    sent = {
        "readings": [{"on": "2026-03-31", "value": 3, "note": "Counted"}, {"on": "2026-04-30", "value": 4}]
    }
    first, again = hana.post(path, sent).json(), hana.post(path, sent).json()
    assert first == {"added": 2, "corrected": 0, "unchanged": 0}
    assert again == {"added": 0, "corrected": 0, "unchanged": 2}
    listed = hana.get(path).json()["results"]
    assert [(one["on"], one["value"]) for one in listed] == [("2026-03-31", 3), ("2026-04-30", 4)]


def test_each_reading_that_is_wrong_is_named_by_its_place(hana, initiative):
    indicator = hana.post(f"initiatives/{initiative.pk}/indicators", {"name": "Statements"}).json()
    path = f"indicators/{indicator['id']}/readings"
    wrong = [{"on": "2026-03-31", "value": 3}, {"on": "2026-02-30", "value": 4}, {"value": "x", "day": 1}]
    told = hana.post(path, {"readings": wrong}).json()["errors"]
    assert {(one["field"], one["code"]) for one in told} == {
        ("readings.1.on", "invalid"),
        *(("readings.2.on", "required"), ("readings.2.value", "invalid"), ("readings.2.day", "unknown")),
    }
    assert [one["field"] for one in hana.post(path, {"readings": []}).json()["errors"]] == ["readings"]
