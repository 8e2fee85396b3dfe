"""Subscriptions, things to do, notifications and digests over REST."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from deliberation import dispatch
from deliberation.actions import discussion, mail
from deliberation.digests.suspending import suspend
from deliberation.models import Notification, Subscription, Suspension
from tests.api.client import caller
from tests.cast import argue

MONDAY_AFTER = datetime(2026, 5, 11, 0, 30, tzinfo=UTC)


@pytest.fixture
def sent(cast, initiative, argument):
    mail.plan_due(MONDAY_AFTER)
    mail.send_due(MONDAY_AFTER)


def test_a_subscription_is_read_and_changed(hana, cast):
    read = hana.get("me/subscriptions/AI")
    assert read.json()["cadence"] == "weekly"
    changed = hana.patch("me/subscriptions/AI", {"cadence": "daily", "hour": 18}, If_Match=read["ETag"])
    assert (changed.json()["cadence"], changed.json()["hour"]) == ("daily", 18)
    assert Subscription.objects.get(user=cast.hana).hour == 18


def test_changing_a_subscription_needs_what_was_seen(hana, cast):
    assert hana.patch("me/subscriptions/AI", {"hour": 18}).status_code == 428


@pytest.mark.parametrize(
    "wrong", [{"hour": 24}, {"time_zone": "Mars/Olympus"}, {"weekday": 7}, {"through_seq": 0}]
)
def test_a_wrong_setting_is_refused(hana, cast, wrong):
    tag = hana.get("me/subscriptions/AI")["ETag"]
    assert hana.patch("me/subscriptions/AI", wrong, If_Match=tag).status_code == 422


def test_all_that_is_wrong_is_said_at_once(hana, cast):
    tag = hana.get("me/subscriptions/AI")["ETag"]
    wrong = {"cadence": "hourly", "weekday": 7, "hour": 24, "time_zone": "Mars/Olympus", "language": "xx"}
    answer = hana.patch("me/subscriptions/AI", wrong | {"through_seq": 0}, If_Match=tag)
    assert {fault["field"] for fault in answer.json()["errors"]} == wrong.keys() | {"through_seq"}


def test_all_subscriptions_are_listed(hana, ben):
    (mine,) = hana.get("me/subscriptions").json()["results"]
    assert (mine["workspace"], mine["at_once"], mine["suspended_for"]) == ("AI", True, "")
    assert ben.get("me/subscriptions").json()["results"] == []


def test_mails_go_again_to_an_address_that_took_none(hana, cast):
    suspend(cast.hana.pk, Suspension.BOUNCED)
    told = hana.get("me/subscriptions/AI").json()
    assert (told["suspended_for"], told["suspended_at"] is None) == ("bounced", False)
    reads = caller(cast.hana, "read")
    assert reads.delete("me/subscriptions/suspension").status_code == 403
    for _twice in range(2):
        assert hana.delete("me/subscriptions/suspension").status_code == 204
    assert hana.get("me/subscriptions/AI").json()["suspended_for"] == ""


def test_who_is_no_member_has_no_subscription(ben):
    assert ben.get("me/subscriptions/AI").status_code == 404


def test_a_token_that_only_reads_changes_nothing(cast):
    reads = caller(cast.hana, "read")
    tag = reads.get("me/subscriptions/AI")["ETag"]
    assert reads.patch("me/subscriptions/AI", {"hour": 18}, If_Match=tag).status_code == 403


def test_what_one_has_to_do_is_listed(hana, argument):
    (doing,) = hana.get("me/todo").json()["results"]
    assert (doing["code"], doing["ref"], doing["count"]) == ("vote", "AI-1", 1)


def test_a_mention_is_told_and_put_away(cast, minji, initiative):
    text = f"[@Minji](mention:{cast.minji.pk}), please look"
    discussion.add_comment(by=cast.actor(cast.hana), initiative=initiative, text=text)
    dispatch.dispatch(cast.workspace.pk)
    (told,) = minji.get("me/notifications").json()["results"]
    assert told["reason"] == "mentioned"
    assert "mention" in {doing["code"] for doing in minji.get("me/todo").json()["results"]}
    assert minji.patch("me/notifications", {"read": [told["id"]]}).json() == {"read": 1}
    assert Notification.objects.get().read_at
    assert "mention" not in {doing["code"] for doing in minji.get("me/todo").json()["results"]}


def test_past_digests_are_read_as_data_html_and_text(sent, hana, ben):
    (told,) = hana.get("digests").json()["results"]
    digest = hana.get(told["url"])
    assert digest.json()["sections"][0]["code"] == "todo"
    for form, says in (("html", "<html"), ("text", "For you to do")):
        answer = Client().get(f"/api/v1/digests/{told['id']}?form={form}", headers=hana.headers)
        assert answer["Content-Type"] == f"text/{'plain' if form == 'text' else form}; charset=utf-8"
        assert says in answer.content.decode()
    assert ben.get("digests").json()["results"] == []
    assert ben.get(told["url"]).status_code == 404


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("text/plain;q=0.5, text/html;q=0.4", "text/plain; charset=utf-8"),
        ("image/png", "application/json"),
    ],
)
def test_what_a_program_accepts_decides_the_form_where_it_asks_for_none(sent, hana, accept, media):
    (told,) = hana.get("digests").json()["results"]
    path, headers = f"/api/v1/digests/{told['id']}", hana.headers | {"Accept": accept}
    answer = Client().get(path, headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (200, media)
    assert "Accept" in answer["Vary"]
    known = Client().get(path, headers=headers | {"If-None-Match": answer["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    asked = Client().get(f"{path}?form=text", headers=headers)
    assert asked["Content-Type"] == "text/plain; charset=utf-8"


def test_a_preview_leads_to_the_settings_and_ends_nothing(cast, argument, hana):
    dispatch.dispatch(cast.workspace.pk)
    for form in ("html", "text"):
        path = f"/api/v1/digests/preview?workspace=AI&form={form}"
        said = Client().get(path, headers=hana.headers).content.decode()
        assert "/w/AI/subscription/" in said
        assert "/unsubscribe/" not in said


def test_past_digests_come_page_by_page(cast, sent, initiative, hana):
    for week in (1, 2):
        argue(cast, initiative, f"Argument of week {week}", who=cast.dohyun)
        mail.plan_due(MONDAY_AFTER + timedelta(weeks=week))
        mail.send_due(MONDAY_AFTER + timedelta(weeks=week))
    first = hana.get("digests?limit=2").json()
    rest = hana.get(first["next"]).json()
    ends = [one["ends_at"] for one in (*first["results"], *rest["results"])]
    assert len(ends) == 3
    assert ends == sorted(ends, reverse=True)


def test_the_next_digest_is_previewed_for_oneself_only(cast, argument, minji, ben):
    dispatch.dispatch(cast.workspace.pk)
    assert "AI-1#1" in str(minji.get("digests/preview?workspace=AI").json())
    assert ben.get("digests/preview?workspace=AI").status_code == 422
