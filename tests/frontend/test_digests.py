"""Digests on the web: the archive, the preview, when they come, the way out, and the kept mail."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.models import KeptMail
from deliberation import dispatch
from deliberation.actions import mail
from deliberation.digests.unsubscribing import token_of
from deliberation.models import Subscription

MONDAY_AFTER = datetime(2026, 5, 11, 0, 30, tzinfo=UTC)


@pytest.fixture
def sent(cast, initiative, argument, settings):
    """The first week's digests, kept."""
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    mail.plan_due(MONDAY_AFTER)
    mail.send_due(MONDAY_AFTER)
    return {kept.to.partition("@")[0]: kept for kept in KeptMail.objects.all()}


def subscription(user) -> Subscription:
    return Subscription.objects.get(user=user)


def test_the_archive_shows_what_one_was_told(cast, sent, browser):
    page = browser(cast.taeho).get("/digests/").content.decode()
    address = re.search(r'href="(/digests/[0-9a-f-]{36}/)"', page)[1]
    shown = browser(cast.taeho).get(address).content.decode()
    assert "One voice carries further" in shown
    assert browser(cast.ben).get(address).status_code == 404


def test_the_preview_is_of_what_happened_since(cast, initiative, argument, browser):
    dispatch.dispatch(cast.workspace.pk)
    assert "One voice carries further" in browser(cast.taeho).get("/w/AI/digest/").content.decode()
    assert browser(cast.ben).get("/w/AI/digest/").status_code == 404


def test_opening_the_way_out_changes_nothing(cast):
    address = f"/unsubscribe/{token_of(subscription(cast.hana).pk)}/"
    for method in (Client().get, Client().head):
        assert method(address).status_code == 200
    assert subscription(cast.hana).cadence == "weekly"


def test_one_click_ends_it_without_cookie_or_form_token_and_twice(cast):
    address = f"/unsubscribe/{token_of(subscription(cast.hana).pk)}/"
    for _ in range(2):
        answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert "csrftoken" not in answer.cookies
    assert subscription(cast.hana).cadence == "off"
    assert subscription(cast.dohyun).cadence == "weekly"


def test_a_forged_way_out_leads_nowhere(cast):
    forged = token_of(subscription(cast.hana).pk)[:-2] + "xx"
    assert Client().post(f"/unsubscribe/{forged}/").status_code == 404
    assert subscription(cast.hana).cadence == "weekly"


def test_no_link_of_any_mail_changes_a_row(cast, sent, browser):
    links = {
        link for kept in sent.values() for link in re.findall(r"http://[^\s\"<>]+", kept.html + kept.text)
    }
    before = list(Subscription.objects.order_by("pk").values())
    for link in links:
        path = link.removeprefix("http://127.0.0.1:8000").partition("#")[0]
        for client in (Client(), browser(cast.hana)):
            for method in (client.get, client.head):
                assert method(path).status_code in (200, 302, 404), path
    assert list(Subscription.objects.order_by("pk").values()) == before


def test_kept_mail_is_listed_and_shown_in_a_frame_that_runs_nothing(cast, sent, client):
    listed = client.get("/dev/mail.json").json()
    assert {"to", "subject", "headers", "text", "html"} == listed[0].keys()
    assert len(listed) == len(sent)
    kept = sent["taeho"]
    assert kept.subject in client.get("/dev/mail/").content.decode()
    page = client.get(f"/dev/mail/{kept.pk}/")
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "<iframe" in page.content.decode()
    inner = client.get(f"/dev/mail/{kept.pk}/html/")
    assert inner.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "sandbox" in inner.headers["Content-Security-Policy"]
    assert "script-src" not in inner.headers["Content-Security-Policy"]
