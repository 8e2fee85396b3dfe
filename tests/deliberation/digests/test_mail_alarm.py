"""A clear alarm when nothing was sent that should have been, and none when all is well."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from accounts.mail import service
from accounts.models import MailService, OutgoingMail
from deliberation.actions import mail, mail_service
from deliberation.digests import alarm
from deliberation.digests.alarm import Alarm, Facts, alarms, facts_at
from deliberation.models import ArrivedMail
from deliberation.permissions import Actor

from .week import DUE, send

BY = Actor.system("operator")
NOW = datetime(2026, 5, 11, 9, 0, tzinfo=UTC)
JUST_NOW = NOW - timedelta(seconds=40)
WELL = Facts(NOW, planner_ran_at=JUST_NOW, sender_ran_at=JUST_NOW)


def ago(**period: float) -> datetime:
    return NOW - timedelta(**period)


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, []),
        ({"planner_ran_at": ago(minutes=9)}, []),
        ({"planner_ran_at": ago(minutes=10)}, ["planner_silent"]),
        ({"sender_ran_at": ago(days=3)}, ["sender_silent"]),
        ({"paused_at": ago(hours=23), "paused_for": "operator"}, []),
        ({"paused_at": ago(hours=24), "paused_for": "operator"}, ["paused_long"]),
        ({"paused_at": JUST_NOW, "paused_for": "failures"}, ["paused_by_failures"]),
        ({"paused_at": ago(days=9), "paused_for": "failures"}, ["paused_by_failures"]),
        ({"held_since": ago(hours=23)}, []),
        ({"held_since": ago(days=1)}, ["held_long"]),
        ({"waits_since": ago(minutes=59)}, []),
        ({"waits_since": ago(minutes=60)}, ["mail_waits"]),
        ({"waits_since": ago(hours=3), "paused_at": ago(hours=4), "paused_for": "operator"}, []),
        ({"due_since": ago(minutes=59)}, []),
        ({"due_since": ago(minutes=61)}, ["digests_unplanned"]),
        (
            {"planner_ran_at": ago(days=1), "sender_ran_at": ago(days=1), "due_since": ago(hours=9)},
            ["planner_silent", "sender_silent", "digests_unplanned"],
        ),
    ],
)
def test_what_the_facts_say(facts, codes):
    assert [one.code for one in alarms(replace(WELL, **facts))] == codes


def test_each_says_since_when_and_has_a_sentence():
    (one,) = alarms(replace(WELL, waits_since=ago(hours=2)))
    assert one == Alarm("mail_waits", ago(hours=2))
    assert "waited for more than an hour" in str(one.sentence)


@pytest.fixture
def ticking(planned, time_machine):
    """Beat ticks once more at a time after DUE; without a mail server where ``send`` is False."""

    def tick(later: timedelta, *, sends: bool = True) -> list[str]:
        time_machine.move_to(DUE + later, tick=False)
        mail.plan_due(DUE + later)
        if sends:
            send(DUE + later)
        return [one.code for one in alarms(facts_at(DUE + later))]

    return tick


def test_all_is_well_when_all_was_sent(cast, ticking):
    assert ticking(timedelta()) == []
    assert ticking(timedelta(hours=3)) == []


def test_a_server_that_is_away_is_an_alarm_after_an_hour(cast, ticking, settings):
    settings.EMAIL_PORT = 1
    assert ticking(timedelta(minutes=50)) == []
    assert ticking(timedelta(minutes=61)) == ["mail_waits"]


def test_a_mail_on_the_ladder_is_none(cast, ticking):
    OutgoingMail.objects.update(state="retry", attempts=5, not_before=DUE + timedelta(hours=4))
    assert ticking(timedelta(hours=3)) == []


def test_nor_is_what_was_planned_a_moment_ago_of_a_long_gap(cast, ticking):
    OutgoingMail.objects.update(not_before=DUE - timedelta(days=9))
    assert ticking(timedelta(minutes=1), sends=False) == []


def test_nor_what_is_held_but_it_is_after_a_day(cast, ticking):
    mail_service.hold_mail(by=BY)
    assert ticking(timedelta(hours=3)) == []
    assert ticking(timedelta(days=1)) == ["held_long"]
    mail_service.send_held_mail(by=BY)
    assert [one.code for one in alarm.alarms_now()] == []


def test_what_waited_during_a_pause_has_an_hour_afterwards(cast, ticking):
    mail_service.pause_mail(by=BY)
    assert ticking(timedelta(hours=9)) == []
    mail_service.resume_mail(by=BY)
    assert ticking(timedelta(hours=9, minutes=30), sends=False) == ["sender_silent"]
    assert ticking(timedelta(hours=10), sends=False) == ["sender_silent", "mail_waits"]


def test_what_leaves_when_it_should_not_is_looked_at_even_in_the_hands_of_a_worker_that_died(cast, ticking):
    OutgoingMail.objects.update(state="sending", owner="x", leased_until=DUE + timedelta(days=9))
    assert ticking(timedelta(hours=1)) == ["mail_waits"]


def test_digests_that_nobody_can_plan_are_an_alarm(cast, ticking, monkeypatch):
    monkeypatch.setattr(mail.dispatch, "number", lambda _workspace: 1 / 0)
    assert ticking(timedelta(days=7, minutes=59)) == []
    assert ticking(timedelta(days=7, minutes=61)) == ["digests_unplanned"]


def test_a_site_that_was_just_set_up_is_given_a_while(cast, ticking):
    MailService.objects.all().delete()
    assert alarms(facts_at(DUE)) == []


def test_a_monitor_is_told_by_the_status_and_learns_no_more(cast, ticking, client):
    ticking(timedelta())
    answer = client.get("/healthz/mail")
    assert (answer.status_code, answer.json()) == (200, {"status": "well", "alarms": []})
    mail_service.pause_mail(by=BY)
    MailService.objects.update(paused_for="failures")
    answer = client.get("/healthz/mail")
    assert (answer.status_code, answer.json()) == (503, {"status": "alarm", "alarms": ["paused_by_failures"]})
    assert "no-store" in answer["Cache-Control"]
    assert client.post("/healthz/mail").status_code == 405


def test_a_monitor_is_told_when_nobody_knows(client, monkeypatch):
    monkeypatch.setattr("config.health.alarms_now", lambda: 1 / 0)
    answer = client.get("/healthz/mail")
    assert (answer.status_code, answer.json()) == (503, {"status": "not known"})


def test_it_is_asked_in_a_few_queries_however_many_mails_wait(cast, planned, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        facts_at(DUE)


def test_at_a_terminal_it_ends_with_one_when_something_is_wrong(cast, ticking, capsys):
    ticking(timedelta())
    call_command("mail", "status")
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "Mail leaves.",
        "Planned 2026-05-10 23:00:00 UTC, sent 2026-05-10 23:00:00 UTC.",
        "Waiting: nothing.",
        "In the last day: accepted 5.",
    ]
    service.pause(DUE, "failures")
    with pytest.raises(CommandError) as ended:
        call_command("mail", "status")
    assert ended.value.returncode == 1
    assert "ALARM paused_by_failures since 2026-05-10 23:00:00 UTC" in capsys.readouterr().out


def test_answers_by_mail_that_are_held_are_counted_there_with_why_and_since_when(cast, ticking, capsys):
    ticking(timedelta())
    for number in range(2):
        ArrivedMail.objects.create(
            digest=str(number), person=cast.hana, state="held", reason="unproven", text="x", arrived_at=DUE
        )
    call_command("mail", "status")
    said = capsys.readouterr().out
    assert "Answers by mail that are held: 2 unproven since 2026-05-10 23:00:00 UTC." in said
    assert "Answers by mail in the last day: held 2." in said


def test_and_machines_read_it_as_json(cast, planned, capsys):
    mail_service.hold_mail(by=BY)
    send()
    call_command("mail", "status", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["alarms"], told["waiting"], told["held"]) == ([], {"digest": 5}, {"digest": 5})
