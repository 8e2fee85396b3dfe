"""Digests on the web: the archive, the preview, when they come, the way out, and the kept mail."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import product

import pytest
from django.test import Client

from accounts.models import KeptMail
from deliberation import dispatch
from deliberation.actions import mail, moderation, people
from deliberation.leaving import Ends, token_of
from deliberation.models import Subscription
from frontend.pages.digests import PAGE
from tests.cast import argue
from tests.frontend.pages import text_of

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


def test_the_archive_says_what_each_still_tells_page_by_page(cast, sent, initiative, browser):
    for week in range(1, PAGE + 1):
        at = MONDAY_AFTER + timedelta(weeks=week)
        argue(cast, initiative, f"Argument of week {week}")
        mail.plan_due(at)
        mail.send_due(at)
    client = browser(cast.taeho)
    first = client.get("/digests/")
    assert "1 new advantage" in text_of(first)
    assert len(rows_of(first)) == PAGE
    following = client.get(
        "/digests/" + unescape(re.search(r'href="(\?after=[^"]+)"', first.content.decode())[1])
    )
    (last,) = rows_of(following)
    assert last not in rows_of(first)
    assert client.get("/digests/?after=nonsense").status_code == 200


def test_the_archive_costs_the_queries_of_one_digest(
    cast, sent, initiative, browser, django_assert_max_num_queries
):
    client = browser(cast.taeho)
    with django_assert_max_num_queries(26):
        client.get("/digests/")
    for week in range(1, 5):
        argue(cast, initiative, f"Argument of week {week}")
        mail.plan_due(MONDAY_AFTER + timedelta(weeks=week))
        mail.send_due(MONDAY_AFTER + timedelta(weeks=week))
    with django_assert_max_num_queries(26):
        assert len(rows_of(client.get("/digests/"))) == 5


def test_what_is_hidden_since_is_neither_in_the_archive_nor_in_its_list(cast, sent, argument, browser):
    moderation.hide(by=cast.actor(cast.minji), thing=argument, reason="Names a person")
    client = browser(cast.taeho)
    address = rows_of(client.get("/digests/"))[0]
    for page in (client.get("/digests/"), client.get(address)):
        assert "One voice carries further" not in page.content.decode()


def test_what_could_not_be_mailed_is_read_here_and_says_so(cast, initiative, argument, browser):
    Subscription.objects.filter(user=cast.taeho).update(suspended_for="bounced")
    mail.plan_due(MONDAY_AFTER)
    mail.send_due(MONDAY_AFTER)
    client = browser(cast.taeho)
    listed = client.get("/digests/")
    assert "not mailed" in text_of(listed)
    shown = text_of(client.get(rows_of(listed)[0]))
    assert "This digest was not mailed to you." in shown
    assert "One voice carries further" in shown
    assert "For you to do" not in shown.partition("This digest was not mailed")[2]


def test_home_leads_to_the_digests(cast, browser):
    assert 'href="/digests/"' in browser(cast.hana).get("/").content.decode()


def rows_of(page) -> list[str]:
    """The addresses of the digests that a page lists."""
    return re.findall(r'href="(/digests/[0-9a-f-]{36}/)"', page.content.decode())


def test_the_preview_is_of_what_happened_since(cast, initiative, argument, browser):
    dispatch.dispatch(cast.workspace.pk)
    assert "One voice carries further" in browser(cast.taeho).get("/w/AI/digest/").content.decode()
    assert browser(cast.ben).get("/w/AI/digest/").status_code == 404


def way_out(user, ends: Ends = Ends.DIGEST) -> str:
    return f"/unsubscribe/{token_of(subscription(user).pk, ends)}/"


def test_opening_the_way_out_changes_nothing_and_says_what_its_button_ends(cast):
    for method in (Client().head, Client().get):
        answer = method(way_out(cast.hana))
        assert answer.status_code == 200
        assert not answer.cookies
    assert "no digest of AI & Digital Diplomacy is sent to you any more" in text_of(answer)
    assert "Mails about mentions and what cannot wait go on" in text_of(answer)
    assert subscription(cast.hana).cadence == "weekly"


@pytest.mark.parametrize("body", [{"List-Unsubscribe": "One-Click"}, {}])
def test_one_click_ends_it_without_cookie_or_form_token_and_twice(cast, body):
    for _ in range(2):
        answer = Client(enforce_csrf_checks=True).post(way_out(cast.hana), body)
        assert answer.status_code == 200
        assert not answer.cookies
        assert "No digest of AI & Digital Diplomacy will be sent" in text_of(answer)
    mine = subscription(cast.hana)
    assert (mine.cadence, mine.due_at, mine.at_once) == ("off", None, True)
    assert subscription(cast.dohyun).cadence == "weekly"


def test_the_way_out_of_mails_beside_the_digest_ends_these_alone(cast):
    out = way_out(cast.hana, Ends.AT_ONCE)
    for method in (Client().head, Client().get):
        answer = method(out)
    assert "nothing from AI & Digital Diplomacy is mailed to you between digests any more" in text_of(answer)
    assert subscription(cast.hana).at_once
    for _ in range(2):
        answer = Client(enforce_csrf_checks=True).post(out, {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, len(answer.cookies)) == (200, 0)
    assert "You are unsubscribed" in text_of(answer)
    assert "The digest goes on" in text_of(answer)
    mine = subscription(cast.hana)
    assert (mine.cadence, mine.at_once) == ("weekly", False)
    assert subscription(cast.dohyun).at_once


def test_how_to_come_back_is_said_and_works(cast, browser):
    shown = Client().post(way_out(cast.hana)).content.decode()
    address = re.search(r'class="button" href="(/w/[^"]+)"', shown)[1]
    fields = {"cadence": "weekly", "weekday": 0, "hour": 8}
    assert browser(cast.hana).post(address, fields).status_code == 303
    assert subscription(cast.hana).due_at is not None


def test_it_speaks_the_language_of_the_digest_whatever_the_browser_asks_for(cast):
    Subscription.objects.filter(user=cast.hana).update(language="ko")
    answer = Client().get(way_out(cast.hana), headers={"Accept-Language": "en"})
    assert answer["Content-Language"] == "ko"
    assert '<html lang="ko">' in answer.content.decode()
    assert "수신 거부" in text_of(answer)


def test_who_has_left_ends_it_too_and_is_not_told_the_name_of_the_workspace(cast):
    people.end_membership(by=cast.actor(cast.hana), membership=cast.hana.memberships.get())
    for method, ends in product((Client().get, Client().post), Ends):
        answer = method(way_out(cast.hana, ends))
        assert answer.status_code == 200
        assert "Digital Diplomacy" not in answer.content.decode()
    mine = subscription(cast.hana)
    assert (mine.cadence, mine.at_once) == ("off", False)


def test_many_mail_programs_behind_one_network_are_not_told_to_wait(cast, limited):
    limited("writes", 1)
    assert {Client().post(way_out(cast.hana)).status_code for _ in range(4)} == {200}


def test_the_word_of_a_way_out_opens_nothing_else(cast):
    token = token_of(subscription(cast.hana).pk)
    for address in (f"/feeds/{token}/", f"/invitations/{token}/"):
        assert Client().get(address).status_code == 404
    for address in ("/digests/", "/api/v1/me"):
        bearer = Client().get(address, headers={"Authorization": f"Bearer {token}"})
        assert bearer.status_code in (302, 401)
    client = Client()
    client.post(way_out(cast.hana))
    assert client.get("/digests/").status_code == 302


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
    assert '<base target="_top">' in inner.content.decode()
