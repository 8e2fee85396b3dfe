"""What goes out at once by mail: to whom, when not, and what it says."""

import re
from email.utils import parseaddr

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import KeptMail, Membership, OutgoingMail, User
from deliberation.actions import (
    decisions,
    digests,
    discussion,
    initiatives,
    mail,
    notifications,
    replies,
    votes,
)
from deliberation.actions.following import set_follow
from deliberation.dispatch import dispatch
from deliberation.models import Argument, Comment, Follow, Initiative, Notification, Subscription
from tests.cast import call_minji


@pytest.fixture(autouse=True)
def kept(settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"


@pytest.fixture
def called(cast, argument):
    """Dohyun calls Minji in a comment on Hana's argument; the mail waits."""
    return call_minji(cast, argument, "**who** pays?")


def sent() -> dict[str, KeptMail]:
    mail.send_due(timezone.now())
    return {one.to.partition("@")[0]: one for one in KeptMail.objects.order_by("pk")}


def outcome() -> tuple[str, str]:
    mail.send_due(timezone.now())
    (row,) = OutgoingMail.objects.values_list("state", "reason")
    return row


def test_a_mention_is_mailed_with_the_words_the_place_and_the_reason(cast, called):
    (one,) = sent().values()
    assert one.to == cast.minji.email
    assert one.subject == "Dohyun Park mentioned you on AI-1#1"
    for form in (one.text, one.html):
        assert "@Minji, who pays?" in form
        assert "One voice carries further" in form
        assert f"/i/AI-1/1/#comment-{called.pk}" in form
        assert "because you were mentioned" in form
        assert "Read and answer" in form
        assert "/w/AI/subscription/" in form


def test_it_is_sent_once(cast, called):
    assert len(sent()) == 1
    dispatch(cast.workspace.pk)
    sent()
    assert KeptMail.objects.count() == 1


def read_in_the_inbox(cast):
    notifications.mark_all_read(by=cast.actor(cast.minji), through=timezone.now())


def lose_access(cast):
    Membership.objects.filter(user=cast.minji).update(ended_at=timezone.now())


def lose_the_place(cast):
    Membership.objects.filter(user=cast.minji).update(role="analyst")
    Initiative.objects.update(audience="named", author=cast.hana)


def delete(cast):
    discussion.delete_comment(by=cast.actor(cast.dohyun), comment=Comment.objects.get())


def hide_comment(cast):
    Comment.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="Off the point")


def hide_argument(cast):
    Argument.objects.update(hidden_at=timezone.now(), hidden_by=cast.minji, hidden_reason="A name")


def mute(cast):
    set_follow(by=cast.actor(cast.minji), initiative=Initiative.objects.get(), level="nothing")


def switch_off(cast):
    mine = Subscription.objects.get(user=cast.minji)
    digests.change_subscription(by=cast.actor(cast.minji), subscription=mine, at_once=False)


def bounce(cast):
    Subscription.objects.filter(user=cast.minji).update(suspended_for="bounced")


def deactivate(cast):
    User.objects.filter(pk=cast.minji.pk).update(is_active=False)


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (read_in_the_inbox, "read"),
        (lose_access, "no_access"),
        (lose_the_place, "no_access"),
        (deactivate, "no_access"),
        (delete, "gone"),
        (hide_comment, "gone"),
        (hide_argument, "hidden"),
        (mute, "muted"),
        (switch_off, "opted_out"),
        (bounce, "bounced"),
    ],
)
def test_what_changed_meanwhile_is_asked_when_it_leaves(cast, called, meanwhile, reason):
    meanwhile(cast)
    assert outcome() == ("skipped", reason)
    assert not KeptMail.objects.exists()


def test_who_ended_the_digest_is_still_called_by_mail(cast, called):
    digests.unsubscribe(subscription=Subscription.objects.get(user=cast.minji))
    assert sent().keys() == {"minji"}


def test_the_same_rows_give_the_same_bytes_under_the_same_name(cast, called):
    first = next(iter(sent().values()))
    OutgoingMail.objects.update(state="planned", settled_at=None)
    again = sent()["minji"]
    assert (again.headers, again.text, again.html) == (first.headers, first.text, first.html)
    row = Notification.objects.get(reason="mentioned")
    domain = parseaddr("Madang <madang@madang.example>")[1].partition("@")[2]
    assert first.headers["Message-ID"] == f"<notice.{row.pk}@{domain}>"
    assert first.headers["Auto-Submitted"] == "auto-generated"


def test_it_is_left_by_one_click_that_ends_such_mails_and_no_digest(cast, called, settings):
    settings.REPLIES = {"address": "reply@madang.example", "authserv_id": "mx.madang.example"}
    headers = sent()["minji"].headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    https, mailto = headers["List-Unsubscribe"].split(", ")
    assert Client().post(https.strip("<>").removeprefix(settings.BASE_URL)).status_code == 200
    mine = Subscription.objects.filter(user=cast.minji)
    assert list(mine.values_list("cadence", "at_once")) == [("weekly", False)]
    mine.update(at_once=True)
    raw = b"From: x@example.org\r\nTo: " + re.search(r"mailto:([^?>]+)", mailto)[1].encode() + b"\r\n\r\n"
    assert replies.receive(raw, now=timezone.now()) == "obeyed"
    assert list(mine.values_list("cadence", "at_once")) == [("weekly", False)]


def test_what_people_write_stays_text(cast, initiative, argument):
    text = f"[@Minji](mention:{cast.minji.pk}) <script>alert(1)</script> & more"
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=initiative, text=text)
    dispatch(cast.workspace.pk)
    html = sent()["minji"].html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "src=" not in html


def test_a_korean_reader_gets_it_in_korean(cast, called):
    User.objects.filter(pk=cast.minji.pk).update(language="ko")
    one = sent()["minji"]
    assert "mentioned" not in one.subject
    assert "AI-1#1" in one.subject
    assert 'lang="ko"' in one.html


def test_text_only_means_no_html(cast, called):
    Subscription.objects.update(text_only=True)
    assert sent()["minji"].html == ""


def test_a_decision_s_outcome_is_mailed_to_all_who_took_part(cast, initiative, argument):
    Follow.objects.all().delete()
    votes.cast_vote(by=cast.actor(cast.dohyun), argument=argument, value=1)
    by = cast.actor(cast.minji)
    initiatives.change_stage(by=by, initiative=initiative, to="deciding")
    decision = decisions.propose_decision(
        by=by, initiative=initiative, outcome="adopt", rationale="Most of it holds."
    )
    for who in (cast.hana, cast.jiwoo):
        decisions.answer_decision(by=cast.actor(who), decision=decision, agreed=True)
    dispatch(cast.workspace.pk)
    mails = sent()
    assert mails.keys() == {"hana", "dohyun"}
    assert mails["dohyun"].subject == "AI-1 is decided: adopt"
    assert "Most of it holds." in mails["dohyun"].text
    assert "Read the decision:\nhttp://127.0.0.1:8000/i/AI-1/decision/" in mails["dohyun"].text


def test_rendering_many_takes_no_more_queries_than_rendering_few(cast, called):
    few = queries_of_rendering()
    text = " ".join(f"[@{one.name}](mention:{one.pk})" for one in (cast.jiwoo, cast.hana, cast.taeho))
    for number in range(3):
        discussion.add_comment(
            by=cast.actor(cast.dohyun), initiative=called.initiative, text=f"{text} {number}"
        )
    dispatch(cast.workspace.pk)
    assert OutgoingMail.objects.count() == 10
    assert queries_of_rendering() == few


def queries_of_rendering() -> int:
    rows = list(OutgoingMail.objects.select_related("person"))
    with CaptureQueriesContext(connection) as captured:
        mail.MAILS["notice"].render(rows, timezone.now())
    return len(captured)
