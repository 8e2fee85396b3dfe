"""Events, what hangs from them, and how the API tells it."""

from datetime import date

import pytest

from deliberation.actions import deadlines, events, pledges, preparations
from tests.cast import MONDAY


@pytest.fixture
def event(cast):
    by = cast.actor(cast.hana, MONDAY)
    return events.add_event(
        by=by,
        workspace=cast.workspace,
        kind="candidacy",
        title="A seat",
        starts_on=date(2027, 3, 31),
        votes_needed=2,
        organisation=cast.msit,
    )


def test_an_event_is_added_read_listed_and_moved(hana, taeho, cast):
    body = {"workspace": "AI", "kind": "summit", "title": "A summit", "starts_on": "2027-05-20"}
    body |= {"organisation": str(cast.mofa.pk), "country": "KR"}
    added = hana.post("events", body)
    url = added.json()["url"]
    assert (added.status_code, added.json()["time_zone"]) == (201, "Asia/Seoul")
    assert hana.post(f"{url}/usual-deadlines", {}).status_code == 200
    deadline = hana.get(f"{url}/deadlines").json()["results"][0]
    now = hana.get(url)
    moved = hana.patch(url, {"starts_on": "2027-05-27"}, If_Match=now["ETag"])
    assert moved.json()["version"] == 2
    later = hana.get(deadline["url"]).json()["due"]
    assert date.fromisoformat(later) > date.fromisoformat(deadline["due"])
    assert taeho.get(url).json()["permissions"] == {"edit": False, "prepare": False}
    assert [row["title"] for row in taeho.get("events?kind=summit").json()["results"]] == ["A summit"]


def test_everything_that_is_wrong_with_an_event_is_told_at_once(hana):
    wrong = {"workspace": "AI", "kind": "party", "title": "", "starts_on": "soon", "country": "Korea"}
    refusal = hana.post("events", wrong)
    assert {one["field"] for one in refusal.json()["errors"]} == {"kind", "title", "starts_on", "country"}
    whole = {"workspace": "AI", "kind": "summit", "title": "A", "starts_on": "2027-05-20"}
    misfit = {"ends_on": "2027-05-01", "votes_needed": 3, "state": "won", "country": "XX"}
    refusal = hana.post("events", whole | misfit)
    assert {one["field"] for one in refusal.json()["errors"]} == {
        "ends_on",
        "votes_needed",
        "state",
        "country",
    }


def test_a_deadline_is_read_edited_met_and_taken_away(hana, cast, event):
    added = hana.post(f"events/{event.pk}/deadlines", {"name": "Papers", "offset": 1, "unit": "months"})
    assert added.json()["due"] == "2027-02-28"
    assert added.json()["ends_at"] == "2027-02-28T15:00:00Z"  # midnight in Seoul
    url = added.json()["url"]
    owned = hana.patch(url, {"owner": str(cast.dohyun.pk), "due": "2027-02-01"}, If_Match=added["ETag"])
    assert (owned.json()["owner"]["name"], owned.json()["unit"]) == ("Dohyun Park", "")
    met = hana.patch(url, {"done_on": "2027-01-30"}, If_Match=owned["ETag"])
    assert met.json()["done_on"] == "2027-01-30"
    assert hana.get(f"events/{event.pk}/deadlines?done=true").json()["results"] == [met.json()]
    assert hana.patch(url, {"owner": str(cast.taeho.pk)}, If_Match=met["ETag"]).status_code == 422
    assert hana.delete(url).status_code == 204
    assert hana.get(url).status_code == 404


def test_readiness_is_told_with_the_event(hana, cast, event):
    by = cast.actor(cast.hana, MONDAY)
    deadline = deadlines.add_deadline(by=by, event=event, name="Papers", offset=1, unit="months")
    body = {"area": "outreach", "text": "Write to all", "deadline": str(deadline.pk)}
    added = hana.post(f"events/{event.pk}/preparations", body)
    assert added.json()["due"] == "2027-02-28"
    preparations.add_preparation(by=by, event=event, area="outreach", text="Call all")
    done = hana.patch(added.json()["url"], {"state": "done"}, If_Match=added["ETag"])
    assert hana.get(added.json()["url"]).json() == done.json()
    told = hana.get(f"events/{event.pk}").json()
    assert told["readiness"] == {"percent": 50, "items": 2, "done": 1}
    assert told["readiness_by_area"] == [{"area": "outreach", "percent": 50, "items": 2, "done": 1}]
    assert len(hana.get(f"events/{event.pk}/preparations").json()["results"]) == 2


def test_a_pledge_carries_its_history_and_the_event_the_count(hana, minji, cast, event):
    added = hana.post(f"events/{event.pk}/pledges", {"country": "NZ", "state": "verbal"})
    url = added.json()["url"]
    changed = minji.patch(url, {"state": "written", "note": "By letter"}, If_Match=added["ETag"])
    assert [(row["before"], row["after"]) for row in changed.json()["history"]] == [
        ("", "verbal"),
        ("verbal", "written"),
    ]
    assert minji.patch(url, {"state": "asked"}, If_Match=added["ETag"]).status_code == 412
    assert hana.get(f"events/{event.pk}/pledges").json()["results"] == [hana.get(url).json()]
    pledges.record_pledge(by=cast.actor(cast.hana, MONDAY), event=event, country="BR", state="asked")
    votes = hana.get(f"events/{event.pk}").json()["pledges"]
    assert votes == {"firm": 1, "likely": 0, "open": 1, "declined": 0, "missing": 1}
