"""One's saved views over REST."""

from tests.api.client import caller

OPEN = {"workspace": "AI", "listing": "initiatives", "name": "Open ones", "query": {"stage": "open"}}


def test_a_view_is_kept_listed_read_and_removed(cast, hana, minji):
    made = hana.post("me/saved-views", OPEN)
    assert made.status_code == 201
    told = made.json()
    assert {name: told[name] for name in OPEN} == OPEN
    assert told["html_url"].endswith(f"/w/AI/?stage=open&view={told['id']}")
    assert told["updated_at"] == told["created_at"]
    assert told["permissions"] == {"remove": True}
    assert hana.get("me/saved-views").json()["results"] == [told]
    assert hana.get(f"me/saved-views/{told['id']}").json() == told
    assert minji.get("me/saved-views").json()["results"] == []
    assert minji.get(f"me/saved-views/{told['id']}").status_code == 404
    assert hana.delete(f"me/saved-views/{told['id']}").status_code == 204
    assert hana.get("me/saved-views").json()["results"] == []


def test_they_are_narrowed_by_list_and_workspace(hana):
    hana.post("me/saved-views", OPEN)
    hana.post("me/saved-views", OPEN | {"listing": "board", "name": "New", "query": {"show": "new"}})
    (board,) = hana.get("me/saved-views?listing=board&workspace=AI").json()["results"]
    assert board["name"] == "New"
    assert board["html_url"].endswith("/w/AI/views/")
    assert hana.get("me/saved-views?workspace=ZZ").json()["results"] == []
    assert hana.get("me/saved-views?listing=people").status_code == 422


def test_what_cannot_be_kept_is_named_field_by_field(hana):
    answer = hana.post("me/saved-views", OPEN | {"name": "x" * 61, "listing": "people", "colour": "red"})
    assert answer.status_code == 422
    assert {fault["field"] for fault in answer.json()["errors"]} == {"name", "listing", "colour"}
    answer = hana.post("me/saved-views", OPEN | {"query": {"stage": "gone"}})
    assert [fault["field"] for fault in answer.json()["errors"]] == ["query"]


def test_the_workspace_of_others_is_not_there(cast):
    assert caller(cast.ben).post("me/saved-views", OPEN).status_code == 422
