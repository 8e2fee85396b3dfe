"""One's digests in a feed reader: at a secret address that opens nothing else, and that its person can end."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.http import http_date
from lxml import html

from accounts.actions import close_feed, end_tokens, open_feed
from accounts.models import FeedAddress, SecurityEvent, User
from deliberation.actions import mail, moderation, operators, people, workspaces
from deliberation.actions.erasure import erase_person
from deliberation.digests.feeds import MOST
from deliberation.models import Initiative, Subscription
from deliberation.permissions import Actor
from tests.atom import entries_of
from tests.cast import PASSWORD, argue
from tests.frontend.pages import text_of

DUE = datetime(2026, 5, 10, 23, 0, tzinfo=UTC)  # Monday the 11th, 08:00 in Seoul
WEEK = timedelta(days=7)
HERE = "/digests/feed/"


@pytest.fixture
def told(cast, initiative, argument, time_machine):
    """The first week's digests, sent; it is a day later."""
    mail.plan_due(DUE)
    mail.send_due(DUE)
    time_machine.move_to(DUE + timedelta(days=1), tick=False)


def feed_of(user) -> str:
    """The path of a new address of ``user``."""
    _address, secret = open_feed(user=user)
    return f"/feeds/{secret}/"


def read(path: str, **headers: str):
    return Client().get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def entries(path: str) -> list:
    return entries_of(read(path).content)


def test_each_digest_is_an_entry_with_what_the_mail_says(cast, told):
    answer = read(feed_of(cast.taeho))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    (entry,) = entries_of(answer.content)
    assert entry.title == "AI & Digital Diplomacy: 1 initiative at another stage"
    assert "One voice carries further when norms are written" in entry.words
    assert (entry.updated, entry.language) == (DUE, "en")
    assert re.fullmatch(r"http://\S+/digests/[0-9a-f-]{36}/", entry.link)
    assert all(link.startswith("http") for link in html.fromstring(entry.content).xpath("//a/@href"))


def test_the_entry_leads_to_that_digest_behind_signing_in(cast, told, browser):
    (entry,) = entries(feed_of(cast.taeho))
    path = entry.link.removeprefix("http://127.0.0.1:8000")
    assert "One voice carries further" in text_of(browser(cast.taeho).get(path))
    assert Client().get(path)["Location"] == f"/accounts/login/?next={path}"


def test_it_speaks_the_language_of_its_reader_whatever_the_feed_reader_asks_for(cast, told):
    User.objects.filter(pk=cast.taeho.pk).update(language="ko")
    answer = read(feed_of(cast.taeho), Accept_Language="en")
    (entry,) = entries_of(answer.content)
    assert (entry.language, answer["Content-Language"]) == ("ko", "ko")
    assert "장점" in entry.words


def test_who_has_been_told_nothing_has_a_feed_without_entries_that_stays_the_same(cast, time_machine):
    time_machine.move_to(DUE, tick=False)
    path = feed_of(cast.taeho)
    first = read(path)
    assert entries_of(first.content) == []
    time_machine.shift(WEEK)
    assert read(path).content == first.content


def test_a_feed_reader_that_has_it_is_told_so(cast, told):
    path = feed_of(cast.taeho)
    first = read(path)
    assert first["Cache-Control"] == "private, no-cache"
    assert first["Last-Modified"] == http_date(DUE.timestamp())
    again = read(path, If_None_Match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert Client().head(path)["ETag"] == first["ETag"]


def test_what_is_hidden_goes_out_of_it_at_once_also_for_a_reader_that_knows_a_date_only(cast, told, argument):
    path = feed_of(cast.taeho)
    before = read(path)
    by = cast.actor(cast.minji)
    moderation.hide(by=by, thing=argument, reason="Names a person")
    for known in ({"If_None_Match": before["ETag"]}, {"If_Modified_Since": before["Last-Modified"]}):
        after = read(path, **known)
        assert after.status_code == 200
        assert b"One voice carries further" not in after.content


def test_what_its_reader_may_not_see_any_more_goes_out_of_it(cast, told, initiative):
    path = feed_of(cast.taeho)
    Initiative.objects.filter(pk=initiative.pk).update(audience="named")
    assert entries(path) == []


def test_who_leaves_a_workspace_reads_nothing_of_it(cast, told):
    path = feed_of(cast.hana)
    assert entries(path)
    people.end_membership(by=cast.actor(cast.hana), membership=cast.hana.memberships.get())
    assert entries(path) == []


def test_an_unknown_address_and_one_that_ended_are_not_there(cast, told):
    path = feed_of(cast.taeho)
    close_feed(user=cast.taeho)
    for gone in (path, "/feeds/nonsense/", f"/feeds/{'x' * 4000}/"):
        answer = read(gone)
        assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")
        assert b"norms" not in answer.content


def test_a_new_address_ends_the_one_before(cast, told):
    old, new = feed_of(cast.taeho), feed_of(cast.taeho)
    assert (read(old).status_code, read(new).status_code) == (404, 200)
    assert FeedAddress.objects.count() == 1


def test_it_opens_nothing_else(cast, told):
    path = feed_of(cast.taeho)
    secret = path.split("/")[2]
    for address in ("/", "/digests/", "/api/v1/me", "/api/v1/digests"):
        for headers in ({"Authorization": f"Bearer {secret}"}, {"Cookie": f"sessionid={secret}"}):
            assert Client().get(address, headers=headers).status_code in (302, 401)
    client = Client()
    client.get(path)
    assert not client.cookies
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(path).status_code == 405


def test_an_account_that_ends_takes_its_feed_along(cast, told):
    path, operator = feed_of(cast.taeho), User.objects.create_superuser("op@madang.example", name="Op")
    operators.deactivate_user(by=Actor(user=operator), user=cast.taeho)
    assert read(path).status_code == 404
    other = feed_of(cast.hana)
    erase_person(by=cast.actor(cast.hana), person=cast.hana)
    assert read(other).status_code == 404
    assert not FeedAddress.objects.filter(user=cast.hana).exists()


@pytest.mark.parametrize("ends", ["demand", "operator", "entering"])
def test_it_ends_with_the_tokens(cast, told, ends):
    path = feed_of(cast.hana)
    if ends == "demand":
        by = cast.actor(cast.jiwoo)
        workspaces.change_workspace(by=by, workspace=cast.workspace, demands_second_factor=True)
    elif ends == "entering":
        end_tokens(persons=[cast.hana.pk], reason="demand")  # as `people.enter` does
    else:
        operator = User.objects.create_superuser("op@madang.example", name="Op")
        assert operators.revoke_tokens(by=Actor(user=operator), user=cast.hana) == 1
    assert read(path).status_code == 404
    assert SecurityEvent.objects.filter(user=cast.hana, kind="feed.closed").exists()


def test_many_digests_cost_the_queries_of_one(cast, told, initiative, django_assert_max_num_queries):
    path = feed_of(cast.taeho)
    read(path)  # its use is noted this once
    with django_assert_max_num_queries(22):
        assert len(entries(path)) == 1
    for week in range(1, MOST + 2):
        argue(cast, initiative, f"Argument of week {week}")
        mail.plan_due(DUE + week * WEEK)
        mail.send_due(DUE + week * WEEK)
    with django_assert_max_num_queries(22):
        assert len(entries(path)) == MOST


def test_too_many_questions_are_told_to_wait(cast, told, limited):
    limited("exports", 2)
    path = feed_of(cast.taeho)
    assert [read(path).status_code for _ in range(3)] == [200, 200, 429]
    assert int(read(path)["Retry-After"]) > 0
    assert [read("/feeds/guess/").status_code for _ in range(3)] == [404, 404, 429]


def test_nothing_that_is_kept_or_logged_opens_it(cast, told, caplog):
    caplog.set_level("INFO")
    path = feed_of(cast.taeho)
    read(path)
    read(f"/feeds/x{path.split('/')[2]}/")
    secret = path.split("/")[2]
    kept = [*FeedAddress.objects.values_list(), *SecurityEvent.objects.values_list()]
    assert secret not in str(kept)
    assert caplog.records
    assert secret not in caplog.text


def test_no_text_becomes_markup_in_a_feed_reader(cast, initiative, time_machine):
    argue(cast, initiative, "<script>alert(1)</script> & <img src=x onerror=alert(1)> ]]>")
    mail.plan_due(DUE)
    mail.send_due(DUE)
    time_machine.move_to(DUE, tick=False)
    (entry,) = entries(feed_of(cast.taeho))
    content = html.fromstring(entry.content)
    assert not content.xpath("//script | //img | //@*[starts-with(name(), 'on')]")
    assert "<script>alert(1)</script> & <img src=x onerror=alert(1)> ]]>" in entry.words


def test_its_person_makes_it_sees_it_once_and_ends_it(cast, known_browser):
    hana = known_browser(cast.hana)
    assert "Make an address" in text_of(hana.get(HERE))
    made = hana.post(HERE)
    assert (made.status_code, made["Cache-Control"]) == (200, "no-store")
    path = re.search(r'value="http://127\.0\.0\.1:8000(/feeds/[\w-]{43}/)"', made.content.decode())[1]
    assert read(path).status_code == 200
    shown = hana.get(HERE)
    assert "It was last read" in text_of(shown)
    assert path not in shown.content.decode()
    assert hana.get("/digests/feed/end/").status_code == 405
    assert hana.post("/digests/feed/end/").status_code == 303
    assert read(path).status_code == 404
    kinds = SecurityEvent.objects.filter(user=cast.hana).order_by("at").values_list("kind", flat=True)
    assert [kind for kind in kinds if kind.startswith("feed")] == ["feed.opened", "feed.closed"]


def test_none_is_made_before_one_says_who_one_is(cast, browser):
    hana = browser(cast.hana)
    asked = hana.post(HERE)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert not FeedAddress.objects.exists()
    answer = hana.post(asked["Location"], {"password": PASSWORD, "next": HERE})
    assert "/feeds/" in answer.content.decode()


def test_what_is_suspended_for_bounces_is_still_told_here(cast, initiative, argument, time_machine):
    Subscription.objects.filter(user=cast.taeho).update(suspended_for="bounced", suspended_at=DUE)
    mail.plan_due(DUE)
    mail.send_due(DUE)
    time_machine.move_to(DUE, tick=False)
    (entry,) = entries(feed_of(cast.taeho))
    assert "One voice carries further" in entry.words
