"""All mail of the site can be paused: what is planned waits, and goes or is dropped when an operator says so."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from accounts.mail import claims, sending, service
from accounts.models import MailService, OutgoingMail, SecurityEvent, User
from deliberation.actions import mail, mail_service
from deliberation.errors import NotAllowed
from deliberation.permissions import Actor

from .week import DUE, EVERYBODY, WEEK, mail_to, plan, receivers, send, states


@pytest.fixture
def operator(db):
    return Actor(user=User.objects.create_superuser("operator@madang.example", name="Olga Operator"))


def test_while_mail_is_paused_nothing_leaves_and_planning_goes_on(cast, planned, operator, time_machine):
    mail_service.pause_mail(by=operator)
    assert not send()
    time_machine.move_to(DUE + WEEK, tick=False)
    assert plan(DUE + WEEK) == len(EVERYBODY)
    assert not send(DUE + WEEK)
    assert states() == {("planned", "")}
    assert not planned.messages


def test_when_it_goes_on_what_waited_leaves(cast, planned, operator):
    mail_service.pause_mail(by=operator)
    send()
    mail_service.resume_mail(by=operator)
    send()
    assert receivers(planned) == EVERYBODY


def test_or_is_dropped_and_what_comes_later_leaves_all_the_same(cast, planned, operator, time_machine):
    mail_service.pause_mail(by=operator)
    assert mail_service.resume_mail(by=operator, drop=True) == len(EVERYBODY)
    assert states() == {("skipped", "paused")}
    assert not send()
    time_machine.move_to(DUE + WEEK, tick=False)
    plan(DUE + WEEK)
    send(DUE + WEEK)
    assert not OutgoingMail.objects.filter(state="planned").exists()


def test_what_was_dropped_is_brought_back_but_for_what_held_a_secret(cast, planned, operator):
    OutgoingMail.objects.create(key="account:1", person=cast.hana, sealed="x", not_before=DUE)
    mail_service.pause_mail(by=operator)
    assert mail_service.resume_mail(by=operator, drop=True) == len(EVERYBODY) + 1
    assert mail_service.bring_back_mail(by=operator) == len(EVERYBODY)
    assert mail_service.bring_back_mail(by=operator) == 0
    send()
    assert receivers(planned) == EVERYBODY
    secret = OutgoingMail.objects.get(key="account:1")
    assert (secret.state, secret.sealed) == ("skipped", "")


def test_what_a_worker_had_claimed_is_free_again_and_it_sends_none_of_it(
    cast, planned, operator, monkeypatch
):
    """One mail is being handed over when the pause comes: that one ends, the others wait."""
    real = claims.settle

    def settle(*args, **kwargs):
        mail_service.pause_mail(by=operator)
        return real(*args, **kwargs)

    with monkeypatch.context() as paused:
        paused.setattr(claims, "settle", settle)
        send()
    assert len(planned.messages) == 1
    assert sorted(OutgoingMail.objects.values_list("state", flat=True)) == ["accepted", *["planned"] * 4]
    assert not OutgoingMail.objects.exclude(owner="").exists()
    mail_service.resume_mail(by=operator)
    send()
    assert receivers(planned) == EVERYBODY


def test_a_pause_between_claim_and_begin_lets_none_of_the_batch_begin(cast, planned, operator, monkeypatch):
    real = sending.compose

    def compose(*args):
        mail_service.pause_mail(by=operator)
        return real(*args)

    monkeypatch.setattr(sending, "compose", compose)
    assert not send()
    assert not planned.messages
    assert set(OutgoingMail.objects.values_list("state", "attempts", "owner")) == {("planned", 0, "")}


@pytest.mark.django_db(transaction=True)
def test_a_pause_waits_for_a_claim_under_way_and_frees_it(cast, planned, operator, monkeypatch):
    """Two workers' race: the claim that began before the pause ends before it, so the pause sees what it took."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time anyway")
    claiming, paused, real = threading.Event(), threading.Event(), service.drop_late

    def drop_late(*args):
        claiming.set()
        assert not paused.wait(0.5), "the pause did not wait for the claim"
        return real(*args)

    monkeypatch.setattr(service, "drop_late", drop_late)

    def pause():
        claiming.wait(10)
        mail_service.pause_mail(by=operator)
        paused.set()
        connections.close_all()

    other = threading.Thread(target=pause)
    other.start()
    batch = claims.claim(DUE)
    other.join(10)
    assert len(batch) == len(EVERYBODY)
    assert states() == {("planned", "")}
    assert not claims.begin(batch[0], "<x@madang.example>")


def test_a_dead_workers_mails_are_taken_back_also_while_mail_is_paused(cast, planned, operator, time_machine):
    batch = claims.claim(DUE)
    claims.begin(batch[0], "<x@madang.example>")
    mail_service.pause_mail(by=operator)
    time_machine.shift(claims.LEASE + timedelta(seconds=1))
    send()
    assert sorted(OutgoingMail.objects.values_list("state", flat=True)) == [*["planned"] * 4, "unknown"]


def test_twice_is_as_good_as_once_and_each_act_is_kept_with_who_did_it(cast, planned, operator):
    assert mail_service.pause_mail(by=operator)
    assert not mail_service.pause_mail(by=operator)
    row = service.service()
    assert (row.paused_for, row.paused_by) == ("operator", operator.user)
    mail_service.resume_mail(by=operator)
    assert mail_service.resume_mail(by=operator, drop=True) == 0
    kept = SecurityEvent.objects.filter(kind__startswith="operator.").order_by("at", "pk")
    assert [one.kind for one in kept] == ["operator.mail_paused", "operator.mail_resumed"]
    assert {one.details["by"] for one in kept} == {str(operator.user.pk)}


@pytest.mark.parametrize(
    "verb",
    ["pause_mail", "resume_mail", "hold_mail", "send_held_mail", "drop_held_mail", "bring_back_mail"],
)
def test_nobody_but_an_operator_does_any_of_it(cast, planned, verb):
    for who in (Actor(user=cast.jiwoo), Actor(), Actor.system("calendar")):
        with pytest.raises(NotAllowed):
            getattr(mail_service, verb)(by=who)
    assert service.service().paused_at is None


def test_at_a_terminal(cast, planned, capsys):
    call_command("mail", "pause")
    call_command("mail", "pause")
    assert not send()
    call_command("mail", "resume", "--drop")
    call_command("mail", "bring_back")
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "Paused.",
        "It was paused already.",
        "Mail leaves again; 5 mails that waited were dropped.",
        "5 mails are planned anew.",
    ]
    assert SecurityEvent.objects.filter(details__by="operator").count() == 3


def test_each_tick_leaves_a_heartbeat_but_for_a_run_for_one_person(cast, planned):
    MailService.objects.update(planner_ran_at=None, sender_ran_at=None)
    mail.plan_due(DUE, only=cast.hana.email)
    mail.send_due(DUE, only=cast.hana.email)
    row = service.service()
    assert (row.planner_ran_at, row.sender_ran_at) == (None, None)
    mail.plan_due(DUE)
    mail.send_due(DUE)
    row = service.service()
    assert (row.planner_ran_at, row.sender_ran_at) == (timezone.now(), timezone.now())


def test_a_workspace_that_cannot_be_planned_is_logged_and_nobody_waits_for_it(
    cast, initiative, argument, monkeypatch, caplog, time_machine
):
    time_machine.move_to(DUE, tick=False)
    monkeypatch.setattr(mail.dispatch, "number", lambda _workspace: 1 / 0)
    assert mail.plan_due(DUE) == []
    assert str(cast.workspace.pk) in caplog.text
    assert service.service().planner_ran_at == DUE


def test_what_is_asked_for_goes_before_all_others(cast, planned):
    first = OutgoingMail.objects.create(
        key="code:en:1", address="a@madang.example", not_before=DUE - timedelta(days=1)
    )
    assert claims.claim(DUE)[0] == first
    assert mail_to(cast.hana).state == "claimed"
