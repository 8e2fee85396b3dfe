"""A backup does not know what was sent after it was taken: what was due by then waits for an operator's word."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from accounts.mail import post_code, service
from accounts.models import OutgoingMail
from deliberation import dispatch
from deliberation.actions import discussion, mail_service
from deliberation.permissions import Actor

from .week import DUE, EVERYBODY, WEEK, mail_to, plan, receivers, send, states

BY = Actor.system("operator")
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def restored(cast, initiative, argument, mail_server, time_machine):
    """Tuesday's backup came back an hour after Monday's digests were due. It knows nothing of them."""
    time_machine.move_to(DUE + AN_HOUR, tick=False)
    mail_service.hold_mail(by=BY)
    time_machine.shift(60)
    return mail_server


def test_what_the_backup_holds_as_waiting_is_held(cast, planned, time_machine):
    OutgoingMail.objects.filter(person=cast.hana).update(state="retry", attempts=2)
    OutgoingMail.objects.filter(person=cast.minji).update(state="unknown")
    time_machine.move_to(DUE + AN_HOUR, tick=False)
    assert mail_service.hold_mail(by=BY) == len(EVERYBODY)
    assert not send(DUE + AN_HOUR)
    assert not planned.messages


def test_digests_planned_later_for_a_period_that_ended_before_are_held_too(cast, restored):
    assert plan(DUE + AN_HOUR) == len(EVERYBODY)
    assert not send(DUE + AN_HOUR)
    assert service.held().count() == len(EVERYBODY)


def test_what_is_due_afterwards_leaves_as_ever(cast, restored, time_machine):
    plan(DUE + AN_HOUR)
    time_machine.move_to(DUE + WEEK, tick=False)
    held = set(service.held().values_list("pk", flat=True))
    plan(DUE + WEEK)
    send(DUE + WEEK)
    assert set(OutgoingMail.objects.filter(pk__in=held).values_list("state", flat=True)) == {"planned"}
    later = OutgoingMail.objects.exclude(pk__in=held)
    assert set(later.values_list("state", flat=True)) <= {"accepted", "skipped"}


def test_who_asks_for_a_code_gets_it_though_its_place_in_the_queue_is_before_all_others(cast, restored):
    post_code(to=cast.hana.email, code="ABC-DEF", language="en")
    send(DUE + AN_HOUR)
    assert receivers(restored) == ["hana"]


def test_a_mention_from_before_that_is_told_only_now_is_held_as_well(
    cast, initiative, mail_server, time_machine
):
    time_machine.move_to(DUE, tick=False)
    called = f"[@Hana](mention:{cast.hana.pk})"
    discussion.add_comment(by=cast.actor(cast.minji), initiative=initiative, text=called)
    time_machine.shift(60)
    mail_service.hold_mail(by=BY)
    dispatch.dispatch(cast.workspace.pk)
    assert OutgoingMail.objects.get().key.startswith("notice:")
    assert not send(DUE + AN_HOUR)


def test_an_operator_lets_it_leave(cast, restored):
    plan(DUE + AN_HOUR)
    assert mail_service.send_held_mail(by=BY) == len(EVERYBODY)
    send(DUE + AN_HOUR)
    assert receivers(restored) == EVERYBODY


def test_or_drops_it_and_what_is_planned_of_that_time_afterwards(cast, restored):
    assert mail_service.drop_held_mail(by=BY) == 0
    plan(DUE + AN_HOUR)
    assert not send(DUE + AN_HOUR)
    assert states() == {("skipped", "restored")}


def test_and_brings_back_all_of_it(cast, restored, time_machine):
    mail_service.drop_held_mail(by=BY)
    plan(DUE + AN_HOUR)
    time_machine.shift(60)
    send(DUE + AN_HOUR)
    assert mail_service.bring_back_mail(by=BY) == len(EVERYBODY)
    send(DUE + AN_HOUR)
    assert receivers(restored) == EVERYBODY


def test_a_pause_beside_it_is_another_thing(cast, restored):
    plan(DUE + AN_HOUR)
    mail_service.pause_mail(by=BY)
    assert mail_service.resume_mail(by=BY, drop=True) == 0
    assert service.held().count() == len(EVERYBODY)
    assert not send(DUE + AN_HOUR)


def test_at_a_terminal(cast, planned, time_machine, capsys):
    time_machine.move_to(DUE + AN_HOUR, tick=False)
    call_command("mail", "restored")
    assert not send(DUE + AN_HOUR)
    call_command("mail", "send")
    call_command("mail", "restored")
    call_command("mail", "drop")
    said = capsys.readouterr().out
    assert "What was due until now is held: 5 mails" in said
    assert "5 mails that were held may leave." in said
    assert "5 mails that were held are dropped." in said
    assert (mail_to(cast.hana).state, mail_to(cast.hana).reason) == ("skipped", "restored")
