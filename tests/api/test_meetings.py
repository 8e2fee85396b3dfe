"""Consultation bodies and their meetings over REST, from the first seat to approved minutes."""

from datetime import timedelta

import pytest

from accounts.models import Membership
from deliberation.models import Meeting, Source
from tests.api.client import caller
from tests.cast import MONDAY
from tests.table import lay_table, meeting_of, table_of


class Desk:
    """One person after the other before the same API; what is not answered as asked for is a fault."""

    def enter(self, who):
        self.caller = caller(who)

    def post(self, path, body, status=200):
        return self._told(self.caller.post(path, body), status)

    def patch(self, path, body, seen):
        return self._told(self.caller.patch(path, body, If_Match=f'"{seen}.seen"'), 200)

    def get(self, path):
        return self._told(self.raw(path), 200)

    def raw(self, path):
        return self.caller.get(path)

    def delete(self, path):
        assert self.caller.delete(path).status_code == 204

    def _told(self, answer, status):
        assert answer.status_code == status, answer.content
        return answer.json()


@pytest.fixture
def api(cast):
    return Desk()


@pytest.fixture
def laid(cast, initiative):
    return lay_table(cast, initiative)


def test_a_body_is_set_up_changed_and_seated(api, cast):
    api.enter(cast.minji)
    words = {"name_en": "Deputy-level consultation body", "name_ko": "차관급 협의체", "level": "deputy"}
    body = api.post("bodies", {"workspace": "AI", "purpose": "Common positions.", **words}, status=201)
    seated = api.post(f"bodies/{body['id']}/seats", {"user": str(cast.hana.pk), "part": "secretary"})
    assert [(seat["part"], seat["user"]["organisation"]["name"]) for seat in seated["seats"]] == [
        ("secretary", "Ministry of Science and ICT")
    ]
    below = api.post(
        "bodies", {"workspace": "AI", "name_en": "Working level", "parent": body["id"]}, status=201
    )
    assert (below["parent"], below["level"]) == (body["id"], "working")
    changed = api.patch(f"bodies/{body['id']}", {"quorum_rule": "all"}, seen=seated["version"])
    assert changed["quorum_rule"] == "all"
    api.delete(f"bodies/{body['id']}/seats/{seated['seats'][0]['id']}")
    assert api.get(f"bodies/{body['id']}")["seats"] == []
    listed = api.get("bodies?workspace=AI&level=working")["results"]
    assert [one["id"] for one in listed] == [below["id"]]


def test_a_meeting_is_planned_prepared_and_sent(api, cast, initiative, challenge):
    Source.objects.create(
        workspace=cast.workspace, title="Old figures", re_check_by=MONDAY.date(), added_by=cast.hana
    )
    body = table_of(cast)
    api.enter(cast.hana)
    times = {"starts_at": "2026-05-04T09:00:00+09:00", "ends_at": "2026-05-04T11:00:00+09:00"}
    asked = {"body": str(body.pk), "title": "Spring meeting", "place": "Annex", **times}
    meeting = api.post("meetings", asked, status=201)
    at = f"meetings/{meeting['id']}"
    assert api.get(at) == meeting
    assert (meeting["number"], meeting["starts_at"]) == (1, "2026-05-04T00:00:00Z")
    drawn = api.post(f"{at}/agenda/proposals", {})["items"]
    assert [one["origin"] for one in drawn] == ["challenge", "source"]
    own = api.post(
        f"{at}/agenda", {"text": "Budget", "presenter": str(cast.mofa.pk), "minutes": 20}, status=201
    )
    assert (own["state"], own["presenter"]["name"]) == ("accepted", "Ministry of Foreign Affairs")
    item = f"agenda-items/{drawn[0]['id']}"
    accepted = api.patch(item, {"state": "accepted"}, seen=1)
    assert (accepted["state"], accepted["argument"]) == ("accepted", str(challenge.pk))
    assert api.post(f"agenda-items/{own['id']}/move", {"place": 1})["place"] == 1
    agenda = api.get(f"{at}/agenda?state=accepted")["results"]
    assert [one["id"] for one in agenda] == [own["id"], accepted["id"]]
    assert api.get(item)["meeting"] == meeting["id"]
    edited = api.patch(at, {"place": "Annex, room 3"}, seen=1)
    assert (edited["place"], api.post(f"{at}/agenda/lock", {})["state"]) == ("Annex, room 3", "agenda_locked")
    assert [one["id"] for one in api.get("meetings?state=agenda_locked")["results"]] == [meeting["id"]]


def test_minutes_are_written_turned_and_approved(api, cast, laid):
    api.enter(cast.hana)
    at, item = f"meetings/{laid.minuted.pk}", f"agenda-items/{laid.line.item_id}"
    there = [{"organisation": str(pk), "state": "present"} for pk in laid.body.organisations]
    quorum = api.post(f"{at}/attendance", {"attendance": there})["quorum"]
    assert quorum == {"members": 2, "needed": 2, "there": 2, "reached": True}
    line = api.post(f"{item}/lines", {"text": "A common list", "kind": "decision"}, status=201)
    worded = api.patch(f"minute-lines/{line['id']}", {"text": "One common list"}, seen=1)
    assert (worded["text"], worded["kind"]) == ("One common list", "decision")
    turned = api.post(
        f"minute-lines/{line['id']}/result",
        {"into": "action", "words": "Draft the list", "owner": str(cast.dohyun.pk), "due": "2026-06-30"},
    )
    action = api.get(f"actions/{turned['action']}")
    assert (action["text"], action["minute_line"]) == ("Draft the list", line["id"])
    assert len(api.get(f"{item}/lines")["results"]) == 2
    api.delete(f"minute-lines/{laid.line.pk}")
    assert api.get(f"minute-lines/{line['id']}")["meeting"] == str(laid.minuted.pk)
    proposed = api.post(f"{at}/minutes/proposal", {})
    assert (proposed["state"], proposed["permissions"]["answer_minutes"]) == ("minutes_proposed", True)
    api.post(f"{at}/minutes/approval", {"agreed": True})
    api.enter(cast.jiwoo)
    approved = api.post(f"{at}/minutes/approval", {"agreed": True})
    assert (approved["state"], len(approved["approvals"])) == ("approved", 2)


def test_a_facilitator_approves_minutes_where_nobody_speaks_for_the_body(api, cast, laid):
    at = f"meetings/{laid.proposed.pk}"
    api.enter(cast.minji)
    assert api.get(at)["permissions"]["answer_minutes"] is False
    Membership.objects.filter(workspace=cast.workspace).update(speaks_for=False)
    read = api.get(at)
    assert (read["state"], read["permissions"]["answer_minutes"]) == ("minutes_proposed", True)
    approved = api.post(f"{at}/minutes/approval", {"agreed": True, "reason": "Nobody is left"})
    assert (approved["state"], approved["permissions"]["answer_minutes"]) == ("approved", False)
    [word] = approved["approvals"]
    assert (word["organisation"], word["by"]["id"], word["reason"]) == (
        None,
        str(cast.minji.pk),
        "Nobody is left",
    )
    written = api.raw(f"{at}/minutes").content.decode()
    assert "The facilitator" in written


def test_a_meeting_that_is_off_says_so_in_calendars(api, cast, laid):
    api.enter(cast.hana)
    at = f"meetings/{laid.coming.pk}"
    assert api.post(f"{at}/cancellation", {})["state"] == "cancelled"
    assert b"STATUS:CANCELLED" in api.raw(f"{at}/calendar").content


def test_minutes_as_markdown_hold_what_their_reader_sees(api, cast, initiative, laid):
    api.enter(cast.taeho)
    written = api.raw(f"meetings/{laid.minuted.pk}/minutes").content.decode()
    assert "Both ministries report in June" in written
    type(initiative).objects.update(stage="draft")
    hidden = api.raw(f"meetings/{laid.minuted.pk}/minutes").content.decode()
    assert "Both ministries report in June" not in hidden
    assert "1 item is about what you do not see" in hidden


def test_meetings_are_listed_by_time_at_the_same_cost(api, cast, django_assert_max_num_queries):
    body = table_of(cast)
    for number in range(12):
        meeting = meeting_of(cast, body, f"Meeting {number}")
        Meeting.objects.filter(pk=meeting.pk).update(
            starts_at=MONDAY + timedelta(days=number), ends_at=MONDAY + timedelta(days=number, hours=1)
        )
    api.enter(cast.taeho)
    with django_assert_max_num_queries(10):
        titles = [one["title"] for one in api.get("meetings?limit=12")["results"]]
    assert titles == [f"Meeting {number}" for number in reversed(range(12))]


def test_where_meetings_are_switched_off_nothing_of_them_is_there(api, cast, laid):
    type(cast.workspace).objects.update(keeps_meetings=False)
    api.enter(cast.minji)
    for path in (
        f"bodies/{laid.body.pk}",
        f"meetings/{laid.coming.pk}",
        f"agenda-items/{laid.item.pk}",
        f"minute-lines/{laid.line.pk}",
    ):
        assert api.raw(path).status_code == 404
    assert api.get("meetings")["results"] == api.get("bodies")["results"] == []
