"""The inbox: what one was told, unread and read, and what drops out of it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Membership
from deliberation.actions import arguments, discussion
from deliberation.actions.notifications import mark_all_read
from deliberation.dispatch import dispatch
from deliberation.models import Argument, Comment, Evidence, Follow, Initiative, Notification
from tests.api.client import caller
from tests.cast import argue

from .pages import text_of


@pytest.fixture
def place(initiative):
    Follow.objects.all().delete()
    return initiative


@pytest.fixture
def called(cast, place, argument):
    """Hana is called in a comment on her argument, and answered by an argument."""
    by = cast.actor(cast.dohyun)
    text = f"[@Hana](mention:{cast.hana.pk}), since when?"
    comment = discussion.add_comment(by=by, initiative=place, argument=argument, text=text)
    arguments.respond(by=by, parent=argument, relation="rebuts", claim="Two voices are heard twice")
    dispatch(cast.workspace.pk)
    return comment


def test_a_list_that_is_to_go_on_behind_nothing_begins_anew(cast, called, browser):
    page = browser(cast.hana).get("/inbox/?after=zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz")
    assert (page.status_code, "mentioned you on AI-1#1" in text_of(page)) == (200, True)


def unread(answer) -> str:
    found = re.search(r"Inbox <b>([\d+]+)</b>", answer.content.decode())
    return found[1] if found else ""


def notices(client, address: str = "/inbox/") -> int:
    return client.get(address).content.decode().count('<li class="row notice-row"')


def test_it_says_who_did_what_where_and_why_one_is_told(cast, called, browser):
    page = text_of(browser(cast.hana).get("/inbox/"))
    assert "Dohyun Park mentioned you on AI-1#1" in page
    assert "@Hana, since when?" in page
    assert "Dohyun Park responded with AI-1#2" in page
    assert "it is on yours" in page
    assert page.index("AI-1#2") < page.index("mentioned you on")


def test_opening_a_notice_puts_it_away_and_leads_to_the_place(cast, called, browser):
    hana = browser(cast.hana)
    row = Notification.objects.get(user=cast.hana, reason="mentioned")
    answer = hana.post(f"/inbox/{row.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/i/AI-1/1/#comment-{called.pk}")
    row.refresh_from_db()
    assert row.read_at
    assert unread(hana.get("/inbox/")) == "1"


def test_looking_changes_nothing(cast, called, browser):
    hana = browser(cast.hana)
    row = Notification.objects.filter(user=cast.hana).first()
    for path in ("/inbox/", "/inbox/?unread=1", "/i/AI-1/1/", f"/inbox/{row.pk}/"):
        hana.get(path)
        hana.head(path)
    assert unread(hana.get("/")) == "2"


def test_the_bar_of_every_page_counts_what_is_unread(cast, called, browser):
    hana = browser(cast.hana)
    for path in ("/", "/w/AI/", "/i/AI-1/", "/i/AI-1/1/", "/settings/"):
        assert unread(hana.get(path)) == "2", path
    assert unread(browser(cast.taeho).get("/")) == ""


def test_the_count_costs_one_query(cast, called, browser):
    hana = browser(cast.hana)
    hana.get("/settings/")
    with CaptureQueriesContext(connection) as captured:
        hana.get("/settings/")
    assert sum("deliberation_notification" in query["sql"] for query in captured) == 1


def test_more_than_99_are_counted_as_such(cast, called, browser):
    activity = Notification.objects.filter(user=cast.hana).first().activity
    for _ in range(99):
        activity.pk = None
        activity._state.adding = True
        activity.id = type(activity)._meta.pk.get_default()
        activity.save(force_insert=True)
        Notification.objects.create(user=cast.hana, activity=activity, reason="on_yours")
    assert unread(browser(cast.hana).get("/")) == "99+"


def test_all_are_put_away_but_not_what_came_after_the_page(cast, called, browser):
    hana = browser(cast.hana)
    through = re.search(r'name="through" value="([^"]+)"', hana.get("/inbox/").content.decode())[1]
    arguments.respond(
        by=cast.actor(cast.minji), parent=Argument.objects.get(number=1), relation="rebuts", claim="Late"
    )
    dispatch(cast.workspace.pk)
    assert hana.post("/inbox/read/", {"through": through}).status_code == 303
    assert [one.activity.argument.claim for one in unread_of(cast.hana)] == ["Late"]


@pytest.mark.parametrize("through", ["", "yesterday", "2026-02-30T00:00:00Z", "2026-05-04T00:00:00"])
def test_a_moment_that_is_none_puts_nothing_away(cast, called, browser, through):
    assert browser(cast.hana).post("/inbox/read/", {"through": through}).status_code == 422
    assert len(unread_of(cast.hana)) == 2


def test_one_is_put_away_by_its_own_button(cast, called, browser):
    row = unread_of(cast.hana)[0]
    assert browser(cast.hana).post(f"/inbox/{row.pk}/read/").status_code == 303
    assert len(unread_of(cast.hana)) == 1


def test_nobody_puts_away_what_another_was_told(cast, called, browser):
    row = unread_of(cast.hana)[0]
    for path in (f"/inbox/{row.pk}/", f"/inbox/{row.pk}/read/"):
        assert browser(cast.minji).post(path).status_code == 404
    mark_all_read(by=cast.actor(cast.minji), through=timezone.now())
    assert len(unread_of(cast.hana)) == 2


def hide_argument(cast):
    Argument.objects.filter(number=2).update(
        hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="It names somebody"
    )


def hide_comment(cast):
    Comment.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="Off the point")


def delete_comment(cast):
    discussion.delete_comment(by=cast.actor(cast.dohyun), comment=Comment.objects.get())


@pytest.mark.parametrize("gone", [hide_argument, hide_comment, delete_comment])
def test_what_is_hidden_or_deleted_drops_out_of_list_and_count(cast, called, browser, gone):
    gone(cast)
    assert unread(browser(cast.hana).get("/inbox/")) == "1"
    assert notices(browser(cast.hana)) == 1
    assert len(caller(cast.hana).get("me/notifications").json()["results"]) == 1


def test_hidden_evidence_drops_out(cast, place, argument, browser):
    from_dohyun = caller(cast.dohyun)
    from_dohyun.post(f"arguments/{argument.pk}/evidence", {"new_source": {"title": "A treaty"}})
    dispatch(cast.workspace.pk)
    assert notices(browser(cast.hana)) == 1
    Evidence.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="A forgery")
    assert notices(browser(cast.hana)) == 0


def test_a_place_that_one_may_not_see_any_more_drops_out(cast, called, browser):
    Initiative.objects.update(audience="named", author=cast.minji)
    assert notices(browser(cast.hana)) == 0
    Initiative.objects.update(audience="public")
    assert notices(browser(cast.hana)) == 2
    Membership.objects.filter(user=cast.hana).update(ended_at=timezone.now())
    assert notices(browser(cast.hana)) == 0
    assert unread(browser(cast.hana).get("/")) == ""


def test_only_the_unread_are_shown_on_demand(cast, called, browser):
    row = unread_of(cast.hana)[0]
    browser(cast.hana).post(f"/inbox/{row.pk}/read/")
    assert notices(browser(cast.hana)) == 2
    assert notices(browser(cast.hana), "/inbox/?unread=1") == 1


def test_pages_follow_each_other_and_cost_the_same(cast, place, argument, browser, monkeypatch):
    monkeypatch.setattr("frontend.pages.inbox.PAGE", 4)
    by = cast.actor(cast.dohyun)
    for number in range(9):
        arguments.respond(by=by, parent=argument, relation="rebuts", claim=f"Rebuttal {number}")
    dispatch(cast.workspace.pk)
    client, address, seen, costs = browser(cast.hana), "/inbox/", [], []
    client.get(address)
    while address:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address).content.decode()
        seen += re.findall(r"Rebuttal \d", page)
        costs.append(len(captured))
        more = re.search(r'class="pager"><a class="button" href="([^"]+)"', page)
        address = more and "/inbox/" + more[1].replace("&amp;", "&")
    assert seen == [f"Rebuttal {number}" for number in reversed(range(9))]
    assert max(costs) - costs[0] <= 1  # the row that the page begins after


def test_the_api_tells_the_same_and_filters_the_unread(cast, called):
    hana = caller(cast.hana)
    listed = hana.get("me/notifications").json()["results"]
    assert [one["sentence"] for one in listed] == [
        "Dohyun Park responded with AI-1#2",
        "Dohyun Park mentioned you on AI-1#1",
    ]
    assert listed[1]["html_url"].endswith(f"/i/AI-1/1/#comment-{called.pk}")
    assert hana.patch("me/notifications", {"read": [listed[0]["id"]]}).json() == {"read": 1}
    (left,) = hana.get("me/notifications?unread=true").json()["results"]
    assert left["reason"] == "mentioned"
    assert hana.patch("me/notifications", {"through": left["created_at"]}).json() == {"read": 1}
    assert hana.get("me/notifications?unread=true").json()["results"] == []


def test_the_api_wants_to_know_what_to_put_away(cast, called):
    hana = caller(cast.hana)
    assert hana.patch("me/notifications", {}).status_code == 422
    assert hana.get("me/notifications?unread=perhaps").status_code == 422


def test_korean_readers_are_told_in_korean(cast, called, browser):
    type(cast.hana).objects.update(language="ko")
    cast.hana.refresh_from_db()
    page = text_of(browser(cast.hana).get("/inbox/"))
    assert "받은 소식" in page
    assert "mentioned you" not in page
    assert "mentioned you" not in caller(cast.hana).get("me/notifications").content.decode()


def test_a_visitor_is_asked_to_sign_in_and_an_empty_inbox_says_so(cast, client, browser):
    assert client.get("/inbox/").status_code == 302
    assert "Nothing has been told yet" in text_of(browser(cast.taeho).get("/inbox/"))


def unread_of(user) -> list[Notification]:
    return list(Notification.objects.filter(user=user, read_at=None).order_by("-created_at"))


def test_the_board_asks_for_no_more_than_ten_queries_with_the_count(cast, called, browser):
    for number in range(5):
        argue(cast, called.initiative, f"Another {number}")
    hana = browser(cast.hana)
    hana.get("/i/AI-1/")
    with CaptureQueriesContext(connection) as captured:
        hana.get("/i/AI-1/")
    assert len(captured) <= 10


def test_time_is_when_it_happened(cast, place, argument, browser):
    by = cast.actor(cast.dohyun, timezone.now() - timedelta(days=400))
    arguments.respond(by=by, parent=argument, relation="rebuts", claim="Long ago")
    dispatch(cast.workspace.pk)
    assert str(timezone.now().year - 1) in text_of(browser(cast.hana).get("/inbox/"))
