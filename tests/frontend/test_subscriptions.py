"""When digests come: all of one's subscriptions, one of them, and mails that came back."""

from datetime import UTC, datetime

import pytest

from accounts.models import User, Workspace
from deliberation.actions import people
from deliberation.digests.suspending import suspend
from deliberation.models import FacilitatorNote, Subscription, Suspension
from tests.cast import MONDAY, SETUP
from tests.frontend.pages import text_of

WEDNESDAY = datetime(2026, 5, 6, 3, 0, tzinfo=UTC)
EVERY = {"cadence": "daily", "weekday": 2, "hour": 18, "time_zone": "Europe/Berlin", "language": "ko"}


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(WEDNESDAY, tick=False)


def subscription(user, key: str = "AI") -> Subscription:
    return Subscription.objects.get(user=user, workspace__key=key)


def join_more(cast, number: int) -> None:
    for n in range(number):
        workspace = people.create_workspace(by=SETUP, key=f"W{n}", name=f"Workspace {n}")
        organisation = people.add_organisation(
            by=SETUP, workspace=workspace, name_en="Office", short_name_en="Office"
        )
        people.join(by=SETUP, workspace=workspace, user=cast.hana, organisation=organisation, role="observer")


def test_all_of_ones_subscriptions_stand_on_one_page_with_the_next_date(cast, browser):
    join_more(cast, 1)
    shown = text_of(browser(cast.hana).get("/subscriptions/"))
    assert "AI & Digital Diplomacy" in shown
    assert "Workspace 0" in shown
    assert "Every Monday at 08:00" in shown
    assert "The next one: Mon 11 May, 08:00 KST" in shown


def test_the_list_costs_the_same_for_many_workspaces(cast, browser, django_assert_max_num_queries):
    client = browser(cast.hana)
    client.get("/subscriptions/")
    join_more(cast, 6)
    with django_assert_max_num_queries(6):
        client.get("/subscriptions/")


def test_who_left_has_no_subscription_there_any_more(cast, browser):
    people.end_membership(by=cast.actor(cast.hana), membership=cast.hana.memberships.get())
    assert "You are in no workspace" in text_of(browser(cast.hana).get("/subscriptions/"))
    assert browser(cast.hana).get("/w/AI/subscription/").status_code == 404


def test_a_member_changes_when_it_comes_and_reads_when_that_is(cast, browser):
    client = browser(cast.hana)
    shown = text_of(client.get("/w/AI/subscription/"))
    assert "when something of yours is due, when" in shown  # a day that was missed is told of later
    answer = client.post("/w/AI/subscription/", EVERY)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/w/AI/subscription/")
    mine = subscription(cast.hana)
    assert (mine.cadence, mine.hour, mine.time_zone, mine.language) == ("daily", 18, "Europe/Berlin", "ko")
    assert "The next one: Wed 6 May, 18:00 CEST" in text_of(client.get("/w/AI/subscription/"))


def test_every_box_is_kept_and_taken_away(cast, browser):
    boxes = ("text_only", "even_if_empty", "at_once")
    client = browser(cast.hana)
    for wanted in (True, False):
        client.post("/w/AI/subscription/", EVERY | {name: "on" for name in boxes if wanted})
        mine = subscription(cast.hana)
        assert [getattr(mine, name) for name in boxes] == [wanted] * 3


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(cast, browser):
    wrong = {"cadence": "hourly", "weekday": 9, "hour": 24, "time_zone": "Mars/Olympus", "language": "xx"}
    answer = browser(cast.hana).post("/w/AI/subscription/", wrong)
    assert answer.status_code == 422
    assert answer.content.decode().count("field__fault") == len(wrong)
    assert subscription(cast.hana).cadence == "weekly"


def test_a_zone_that_a_program_set_is_kept_when_the_form_is_sent(cast, browser):
    Subscription.objects.filter(user=cast.hana).update(time_zone="Etc/GMT+5")
    client = browser(cast.hana)
    assert '<option value="Etc/GMT+5" selected>' in client.get("/w/AI/subscription/").content.decode()
    assert client.post("/w/AI/subscription/", EVERY | {"time_zone": "Etc/GMT+5"}).status_code == 303


def test_who_wants_none_reads_that_none_comes(cast, browser):
    client = browser(cast.hana)
    client.post("/w/AI/subscription/", EVERY | {"cadence": "off"})
    for address in ("/subscriptions/", "/w/AI/subscription/"):
        shown = text_of(client.get(address))
        assert "No digest comes." in shown
        assert "The next one" not in shown


def test_the_profile_leaves_it_as_it_is(cast, browser):
    before = Subscription.objects.filter(user=cast.hana).values().get()
    profile = {"name": "Hana Kim", "language": "ko", "time_zone": "America/New_York"}
    assert browser(cast.hana).post("/settings/", profile).status_code == 303
    assert User.objects.get(pk=cast.hana.pk).time_zone == "America/New_York"
    assert Subscription.objects.filter(user=cast.hana).values().get() == before


def test_whoever_comes_gets_what_the_workspace_has(cast):
    Workspace.objects.update(digest_cadence="daily", time_zone="Europe/Berlin")
    new = User.objects.create_user("new@madang.example", name="New")
    workspace = Workspace.objects.get()
    people.join(by=SETUP, workspace=workspace, user=new, organisation=cast.mofa, role="observer")
    mine = subscription(new)
    assert (mine.cadence, mine.hour, mine.time_zone, mine.at_once) == ("daily", 8, "", True)
    assert mine.through_at <= MONDAY < mine.due_at


def test_a_facilitator_writes_a_note_and_an_analyst_may_not(cast, browser):
    browser(cast.minji).post("/w/AI/subscription/", {"text": "Please look at the open challenges."})
    assert FacilitatorNote.objects.get().text == "Please look at the open challenges."
    assert browser(cast.hana).post("/w/AI/subscription/", {"text": "Mine"}).status_code == 403


@pytest.mark.parametrize("address", ["/subscriptions/", "/w/AI/subscription/"])
def test_why_no_mail_comes_is_said_with_its_date_and_ended_by_one_button(cast, browser, address):
    suspend(cast.hana.pk, Suspension.BOUNCED)
    client = browser(cast.hana)
    shown = text_of(client.get(address))
    assert "Since Wed 6 May no mail is sent to you: three mails to you in a row came back." in shown
    assert "Your address is hana@madang.example." in shown
    assert client.get("/subscriptions/resume/").status_code == 405
    assert subscription(cast.hana).suspended_for
    assert client.post("/subscriptions/resume/").status_code == 303
    assert subscription(cast.hana).suspended_for == ""
    assert "no mail is sent to you" not in text_of(client.get(address))
