"""The states of a mail: nothing is lost in silence, every possible duplicate is on record."""

from datetime import timedelta
from smtplib import SMTP

import pytest
from django.utils import timezone

from accounts.mail import claims, sending, transport
from accounts.mail.transport import Outcome
from accounts.models import MailState, OutgoingMail, User
from deliberation.actions import digests, people
from deliberation.models import Subscription

from .week import DUE, EVERYBODY, mail_to, receivers, refuse, send, states

LATER = timedelta(minutes=6)


def killed(*_args, **_kwargs):
    raise KeyboardInterrupt


def test_each_gets_one_mail_with_the_headers_of_a_list(cast, planned):
    send()
    assert receivers(planned) == EVERYBODY
    message = planned.messages[0]
    row = OutgoingMail.objects.get(message_id=message["Message-ID"])
    assert message["X-Madang-Delivery"] == str(row.pk)
    assert (row.state, row.answer, row.attempts) == ("accepted", "250 kept", 1)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/unsubscribe/" in message["List-Unsubscribe"]
    assert "mailto:" not in message["List-Unsubscribe"]  # nobody reads such mails here
    assert message["List-Id"] == "<ai.digest.madang.example>"
    assert message["Date"] == "Sun, 10 May 2026 23:00:00 +0000"
    assert message.get_body(("html",)).get_content().startswith("<!DOCTYPE html>")
    assert "AI-1" in message.get_body(("plain",)).get_content()


def test_a_second_run_sends_nothing(cast, planned):
    send()
    assert not send()
    assert receivers(planned) == EVERYBODY


@pytest.mark.parametrize(
    ("module", "name"), [(sending, "compose"), (transport.Transport, "open"), (claims, "begin")]
)
def test_killed_before_the_socket_it_is_sent_later_once(
    cast, planned, monkeypatch, time_machine, module, name
):
    with monkeypatch.context() as dying:
        dying.setattr(module, name, killed)
        with pytest.raises(KeyboardInterrupt):
            send()
    assert states() == {("claimed", "")}
    assert not send()
    time_machine.shift(LATER)
    send()
    assert receivers(planned) == EVERYBODY
    assert not OutgoingMail.objects.filter(possible_duplicate=True).exists()


def test_killed_after_the_server_took_it_the_second_is_on_record(cast, planned, monkeypatch, time_machine):
    with monkeypatch.context() as dying:
        dying.setattr(claims, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            send()
    assert len(planned.messages) == 1
    time_machine.shift(LATER)
    send()
    doubled = OutgoingMail.objects.get(possible_duplicate=True)
    assert doubled.state == "accepted"
    twice = [message for message in planned.messages if message["Message-ID"] == doubled.message_id]
    assert len(twice) == 2
    assert twice[0].as_bytes() == twice[1].as_bytes()
    assert sorted(set(receivers(planned))) == EVERYBODY
    assert len(planned.messages) == len(EVERYBODY) + 1


def test_what_stays_unknown_twice_is_left_for_the_operator(cast, planned, monkeypatch):
    monkeypatch.setattr(transport, "_by_smtp", lambda *_: Outcome(MailState.UNKNOWN, "cut"))
    send()
    send()
    assert states() == {("unknown", "cut")}
    assert not send()


def test_a_server_that_is_away_costs_nobody_an_attempt(cast, planned, settings, time_machine):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send() == {"waiting": 5}
    assert set(OutgoingMail.objects.values_list("state", "attempts")) == {("planned", 0)}
    settings.EMAIL_PORT = port
    time_machine.shift(LATER)
    send(DUE + LATER)
    assert receivers(planned) == EVERYBODY


def test_one_bad_recipient_never_stops_the_others(cast, planned, monkeypatch):
    refuse(planned, monkeypatch, "hana", "550 no such person")
    send()
    assert receivers(planned) == [who for who in EVERYBODY if who != "hana"]
    row = mail_to(cast.hana)
    assert (row.state, row.answer) == ("bounced", "550 no such person")


def test_a_refusal_for_now_climbs_the_ladder_and_fails_at_its_end(cast, planned, monkeypatch):
    refuse(planned, monkeypatch, "hana", "451 try later")
    now, waits = DUE, []
    for _ in range(6):
        send(now)
        row = mail_to(cast.hana)
        waits.append((row.not_before - now) // timedelta(minutes=1))
        now = row.not_before
    assert waits[:5] == [1, 5, 15, 60, 240]
    assert (row.state, row.reason, row.attempts) == ("failed", "deferred", 6)


def test_a_connection_that_breaks_is_opened_again_for_the_next(cast, planned, monkeypatch):
    quits, real = iter([True]), SMTP.mail

    def mail(self, *args):
        if next(quits, False):
            self.close()
        return real(self, *args)

    monkeypatch.setattr(SMTP, "mail", mail)
    send()
    assert len(planned.messages) == 4
    assert OutgoingMail.objects.get(state="retry").reason == "line_broken"
    send(DUE + timedelta(minutes=1))
    assert receivers(planned) == EVERYBODY


def test_who_was_removed_between_plan_and_send_gets_nothing(cast, planned):
    people.end_membership(by=cast.actor(cast.hana), membership=cast.hana.memberships.get())
    send()
    assert "hana" not in receivers(planned)
    assert (mail_to(cast.hana).state, mail_to(cast.hana).reason) == ("skipped", "no_access")


def test_who_unsubscribed_between_plan_and_send_gets_nothing(cast, planned):
    digests.unsubscribe(subscription=Subscription.objects.get(user=cast.hana))
    send()
    assert (mail_to(cast.hana).state, mail_to(cast.hana).reason) == ("skipped", "opted_out")


def test_an_address_that_was_switched_off_is_skipped(cast, planned):
    User.objects.filter(pk=cast.hana.pk).update(kind="service")
    send()
    assert mail_to(cast.hana).state == "skipped"
    assert "hana" not in receivers(planned)


def test_three_bounces_in_a_row_suspend_with_a_reason(cast, planned, monkeypatch):
    refuse(planned, monkeypatch, "hana", "550 no such person")
    OutgoingMail.objects.bulk_create(
        OutgoingMail(
            key=f"digest:past:{n}",
            person=cast.hana,
            state="bounced",
            not_before=DUE,
            settled_at=timezone.now(),
        )
        for n in range(2)
    )
    send()
    assert Subscription.objects.get(user=cast.hana).suspended_for == "bounced"
    assert Subscription.objects.get(user=cast.dohyun).suspended_for == ""


def test_a_worker_whose_lease_ran_out_changes_nothing(cast, planned, time_machine):
    (mail, *_rest) = claims.claim(DUE)
    time_machine.shift(claims.LEASE + timedelta(seconds=1))
    assert not claims.begin(mail, "<x@madang.example>")
    claims.take_back(timezone.now())
    assert not claims.settle(mail, MailState.SENDING, MailState.ACCEPTED)
    assert states() == {("planned", "")}


def test_a_poison_mail_holds_up_nobody(cast, planned):
    poison = mail_to(cast.hana)
    delivery = poison.delivery
    delivery.chosen = {"broken": True}
    delivery.save()
    send()
    assert receivers(planned) == [who for who in EVERYBODY if who != "hana"]
    assert (mail_to(cast.hana).state, mail_to(cast.hana).reason) == ("retry", "not_rendered")
