"""Deadlines in a calendar: of an initiative, a workspace, and all of one's own behind a secret address."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from icalendar import Calendar

from accounts.actions import close_feed, open_feed
from accounts.models import Membership
from deliberation.actions import actions, arguments, sources
from deliberation.deadlines import ics
from deliberation.deadlines.facts import Deadline
from deliberation.models import Argument, Decision, Initiative, Source
from tests.api.client import caller
from tests.cast import MONDAY
from tests.deliberation.exchange.trees import lines

DUE = date(2027, 6, 30)
ADDRESSES = ("/i/AI-1/calendar.ics", "/w/AI/calendar.ics")


@pytest.fixture
def due(cast, initiative, argument, challenge):
    """AI-1 with one deadline of each kind."""
    hana = cast.actor(cast.hana)
    arguments.update_challenge(by=hana, argument=challenge, version=None, due=DUE)
    actions.add_action(
        by=hana, initiative=initiative, text="Ask the ministry; then, wait", owner=cast.dohyun, due=DUE
    )
    sources.add_evidence(by=hana, argument=argument, source={"title": "조약", "url": "https://law.example/1"})
    Source.objects.update(re_check_by=DUE)
    Decision.objects.create(
        initiative=initiative,
        outcome="adopt",
        rationale="x",
        state="confirmed",
        proposed_by=cast.minji,
        proposed_at=MONDAY,
        confirmed_at=datetime(2026, 5, 4, 20, 0, tzinfo=UTC),
    )
    return initiative


def entries(content: bytes) -> dict[str, dict]:
    """By kind: what each entry says."""
    found = Calendar.from_ical(content).walk("VEVENT")
    assert len({one["UID"] for one in found}) == len(found)
    return {one["UID"].split("-")[0]: one for one in found}


def member(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_says_by_when_what_is_due(cast, due, address):
    answer = member(cast.taeho).get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = entries(answer.content)
    assert found["voting"].decoded("dtstart") == due.closes_at.replace(microsecond=0)
    assert found["challenge"].decoded("dtstart") == found["action"].decoded("dtstart") == DUE
    assert found["source"].decoded("dtstart") == DUE
    assert found["decision"].decoded("dtstart") == date(2026, 5, 5), "the day in Seoul"
    assert str(found["action"]["summary"]) == "Action due: AI-1 Ask the ministry; then, wait"
    assert str(found["source"]["summary"]) == "Source to be checked again: 조약"
    assert str(found["challenge"]["url"]).endswith("/i/AI-1/2/")


def test_what_is_done_settled_or_hidden_is_no_deadline(cast, due):
    arguments.update_challenge(
        by=cast.actor(cast.hana), argument=Argument.objects.get(number=2), version=None, status="mitigated"
    )
    actions.finish_action(by=cast.actor(cast.hana), action=due.actions.get())
    Argument.objects.filter(number=1).update(hidden_at=MONDAY, hidden_by=cast.minji, hidden_reason="x")
    found = entries(member(cast.taeho).get("/i/AI-1/calendar.ics").content)
    assert found.keys() == {"voting", "decision"}


def test_an_entry_stays_the_same_until_its_noun_changes(cast, due, time_machine):
    before = member(cast.taeho).get("/i/AI-1/calendar.ics").content
    time_machine.move_to(datetime(2026, 12, 24, tzinfo=UTC))
    assert member(cast.taeho).get("/i/AI-1/calendar.ics").content == before
    action = due.actions.get()
    actions.edit_action(by=cast.actor(cast.hana), action=action, version=action.version, text="Ask again")
    old, new = (
        entries(before)["action"],
        entries(member(cast.taeho).get("/i/AI-1/calendar.ics").content)["action"],
    )
    assert old["uid"] == new["uid"]
    assert new["sequence"] > old["sequence"]
    assert new.decoded("dtstamp") > old.decoded("dtstamp")


def test_another_day_for_a_challenge_is_a_change_of_its_entry(cast, due):
    at = "/i/AI-1/calendar.ics"
    old = entries(member(cast.taeho).get(at).content)["challenge"]
    later, challenge = (
        cast.actor(cast.hana, datetime(2026, 12, 1, tzinfo=UTC)),
        Argument.objects.get(number=2),
    )
    arguments.update_challenge(by=later, argument=challenge, version=None, due=date(2027, 7, 31))
    new = entries(member(cast.taeho).get(at).content)["challenge"]
    assert (new["uid"], new.decoded("dtstart")) == (old["uid"], date(2027, 7, 31))
    assert new["sequence"] > old["sequence"]
    assert new.decoded("last-modified") == new.decoded("dtstamp") == later.moment > old.decoded("dtstamp")


def test_it_is_in_the_reader_s_language(cast, due):
    cast.taeho.language = "ko"
    cast.taeho.save()
    found = entries(member(cast.taeho).get("/i/AI-1/calendar.ics").content)
    assert str(found["voting"]["summary"]).startswith("투표 마감: AI-1")


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_for_members(cast, due, address):
    assert Client().get(address).status_code == 302
    assert member(cast.ben).get(address).status_code == 404
    assert member(cast.yuna).get(address).status_code == 404
    Initiative.objects.update(audience="public")
    assert member(cast.ben).get(address).status_code in (403, 404)


def test_named_initiatives_are_in_it_for_those_who_see_them(cast, due):
    Initiative.objects.update(audience="named")
    assert entries(member(cast.taeho).get("/w/AI/calendar.ics").content).keys() == {"source"}
    assert "voting" in entries(member(cast.minji).get("/w/AI/calendar.ics").content)


def test_over_rest_it_is_the_same_and_read_again_for_nothing(cast, due):
    taeho = caller(cast.taeho)
    answer = taeho.get(f"initiatives/{due.pk}/calendar")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content == member(cast.taeho).get("/i/AI-1/calendar.ics").content
    again = taeho.get(f"initiatives/{due.pk}/calendar", If_None_Match=answer["ETag"])
    assert again.status_code == 304
    assert entries(taeho.get("workspaces/AI/calendar").content).keys() == entries(answer.content).keys()
    assert caller(cast.ben).get(f"initiatives/{due.pk}/calendar").status_code == 404


def test_behind_one_s_secret_address_are_the_deadlines_of_all_one_s_workspaces(cast, due):
    _address, secret = open_feed(user=cast.hana)
    path = f"/feeds/{secret}/calendar.ics"
    answer = Client().get(path)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")
    assert entries(answer.content).keys() == {"voting", "challenge", "action", "source", "decision"}
    assert Client().get(path, headers={"if-none-match": answer["ETag"]}).status_code == 304
    Membership.objects.filter(user=cast.hana).update(ended_at=MONDAY)
    Initiative.objects.update(audience="public")
    assert entries(Client().get(path).content) == {}
    close_feed(user=cast.hana)
    assert Client().get(path).status_code == 404


def test_the_page_that_makes_the_address_tells_the_calendar_s_too(cast, hana):
    made = hana.post("me/feed").json()
    assert made["calendar"] == f"{made['address']}calendar.ics"


@pytest.fixture
def hana(cast):
    return caller(cast.hana)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines(280))
@example(r"The folder C:\New, \N and \n; not a line")
def test_whatever_people_wrote_lines_are_short_and_the_words_come_back(words):
    at = MONDAY + timedelta(days=1)
    deadline = Deadline("action", "1", words, "/i/AI-1/", at, MONDAY, 1, "AI-1")
    content = ics.write([deadline], name=words, base="https://madang.example")
    assert content.endswith(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75, "octets"
        assert not set(line.decode()) & {"\r", "\n"}, "no sign of UTF-8 is cut in two, no line ends otherwise"
    unfolded = content.decode().replace("\r\n ", "")
    assert len([line for line in unfolded.splitlines() if line.startswith("SUMMARY:")]) == 1
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    said = "".join(sign for sign in words if sign.isprintable() or sign.isspace())
    kept = "".join(sign for sign in str(entry["summary"]) if sign.isprintable() or sign.isspace())
    assert kept.split() == f"Action due: AI-1 {said}".split()
