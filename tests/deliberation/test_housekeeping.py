"""What nobody needs for ever goes when its time is over, and nothing else; a dry run changes nothing."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Invitation, KeptMail, OutgoingMail, SecurityEvent, Token
from config.celery import BEAT_SCHEDULE
from config.environment import days
from deliberation import dispatch, integrity
from deliberation.actions.housekeeping import RETENTIONS, count_waiting, tidy
from deliberation.models import (
    Activity,
    ArrivedMail,
    Delivery,
    Edition,
    IdempotentRequest,
    Job,
    LedgerEntry,
    Notification,
)
from tests.cast import MONDAY
from tests.deliberation.exchange.jobs import left_behind
from tests.deliberation.leftovers import attachment, message, secret


@pytest.fixture
def house(cast, argument, settings, tmp_path):
    """Of each sort one row that is over and one that is not, by a minute each; returns the moment to ask."""
    settings.MEDIA_ROOT = tmp_path
    dispatch.dispatch(cast.workspace.pk)
    now = timezone.now()
    for name, make in MAKE.items():
        for over in (True, False):
            make(cast, now - RETENTIONS[name].lasts() + timedelta(minutes=-1 if over else 1), str(over))
    return now


def _session(cast, at, key):
    Session.objects.create(session_key=key, session_data="", expire_date=at)


def _listed(cast, at, key):
    UserSession.objects.create(user=cast.hana, session_key=f"gone {key}", ip="198.51.100.7", last_seen_at=at)
    UserSession.objects.filter(session_key=f"gone {key}").update(last_seen_at=at)


def _token(cast, at, key):
    token, _text = Token.objects.create(cast.hana, name=key, scopes=["read"])
    Token.objects.filter(pk=token.pk).update(expiry=at)


def _invitation(cast, at, key):
    fields = {
        "workspace": cast.workspace,
        "organisation": cast.msit,
        "invited_by": cast.jiwoo,
        "expires_at": at,
    }
    Invitation.objects.create(**fields, secret_digest=key)
    used = {"used_at": at, "used_by": cast.hana}
    Invitation.objects.create(**fields, **used, secret_digest=f"used {key}")


def _request(cast, at, key):
    fields = {"user": cast.hana, "credential": "c", "fingerprint": "f", "leased_until": at}
    IdempotentRequest.objects.create(**fields, key=key, created_at=at)


def _mail(cast, at, key):
    mail = OutgoingMail.objects.create(
        key=f"digest:{key}", person=cast.hana, state="accepted", not_before=at, settled_at=at
    )
    OutgoingMail.objects.create(key=f"waits:{key}", person=cast.hana, not_before=at)
    edition = Edition.objects.create(
        workspace=cast.workspace,
        cadence="weekly" if key == "True" else "daily",
        starts_at=MONDAY,
        ends_at=MONDAY + timedelta(days=7),
        from_seq=0,
        to_seq=1,
        built_at=at,
    )
    Delivery.objects.create(edition=edition, user=cast.hana, mail=mail, chosen={})


def _notification(cast, at, key):
    acts = Activity.objects.filter(notifications=None).order_by("pk")
    Notification.objects.create(user=cast.hana, activity=acts[0], reason="follow", read_at=at)
    Notification.objects.create(user=cast.jiwoo, activity=acts[0], reason="follow", created_at=at)


def _arrived(cast, at, key, state="posted"):
    ArrivedMail.objects.create(digest=f"{state} {key}", state=state, arrived_at=at)


def _file_of_a_job(cast, at, key):
    job = Job(kind="export", format="json", workspace=cast.workspace, asked_by=cast.hana, state="done")
    job.expires_at = at
    job.result.save(f"housekeeping-{key}", ContentFile(b"{}"), save=False)
    job.save()


def _job(cast, at, key):
    fields = {"kind": "export", "format": "json", "workspace": cast.workspace, "asked_by": cast.hana}
    Job.objects.create(**fields, state="failed", created_at=at)
    Job.objects.create(**fields, state="waiting", created_at=at)


MAKE = {
    "job_files": _file_of_a_job,
    "lost_job_files": lambda cast, at, key: left_behind(f"exports/2026/05/lost-{key}", at),
    "attachments": attachment,
    "lost_attachments": lambda cast, at, key: left_behind(f"attachments/2026/05/lost-{key}", at),
    "jobs": _job,
    "sessions": _session,
    "session_list": _listed,
    "tokens": _token,
    "invitations": _invitation,
    "requests": _request,
    "kept_mails": lambda cast, at, key: KeptMail.objects.create(
        to="a@b.example", subject=key, text="", kept_at=at
    ),
    "mails": _mail,
    "held_mails": lambda cast, at, key: _arrived(cast, at, key, "held"),
    "arrived_mails": _arrived,
    "webhook_deliveries": message,
    "webhook_secrets": secret,
    "notifications": _notification,
    "security_events": lambda cast, at, key: SecurityEvent.objects.create(user=cast.hana, kind="x", at=at),
}
ONE_OF_EACH = dict.fromkeys(RETENTIONS, 1)
DAYS = {
    "job_files": 0,
    "attachments": 35,
    "lost_attachments": 1,
    "lost_job_files": 1,
    "jobs": 90,
    "sessions": 0,
    "session_list": 1,
    "tokens": 30,
    "invitations": 90,
    "requests": 1,
    "kept_mails": 30,
    "mails": 180,
    "held_mails": 30,
    "arrived_mails": 180,
    "webhook_deliveries": 30,
    "webhook_secrets": 0,
    "notifications": 365,
    "security_events": 365,
}


def everything() -> dict[str, int]:
    return {noun._meta.label: noun._default_manager.count() for noun in apps.get_models()}


def test_every_sort_is_tried():
    assert MAKE.keys() == RETENTIONS.keys()
    assert all(one.why for one in RETENTIONS.values())


def test_each_sort_is_kept_for_as_long_as_is_said():
    assert {name: one.lasts() for name, one in RETENTIONS.items()} == {
        name: timedelta(days=number) for name, number in DAYS.items()
    }


def test_of_each_sort_goes_what_is_over_and_nothing_else(house):
    before = everything()
    assert count_waiting(house) == ONE_OF_EACH
    assert everything() == before
    assert tidy(house) == ONE_OF_EACH
    gone = {label: count - everything()[label] for label, count in before.items()}
    assert {label for label, count in gone.items() if count == 1} == {
        "sessions.Session",
        "usersessions.UserSession",
        "accounts.Token",
        "accounts.Invitation",
        "deliberation.Attachment",
        "deliberation.IdempotentRequest",
        "deliberation.Job",
        "accounts.KeptMail",
        "accounts.OutgoingMail",
        "deliberation.Notification",
        "deliberation.WebhookDelivery",
        "deliberation.WebhookSecret",
        "accounts.SecurityEvent",
    }
    assert {label for label, count in gone.items() if count > 1} == {
        "deliberation.ArrivedMail"
    }  # of two sorts
    assert tidy(house) == dict.fromkeys(RETENTIONS, 0)


def test_what_waits_is_unread_or_was_used_stays(house):
    tidy(house)
    assert OutgoingMail.objects.filter(settled_at=None).count() == 2
    assert Invitation.objects.filter(used_at__isnull=False).count() == 2
    assert Notification.objects.filter(read_at=None).exists()


def test_the_file_of_a_job_goes_before_the_line_that_tells_of_it(house, django_capture_on_commit_callbacks):
    over = Job.objects.get(expires_at__lt=house)
    storage, name = over.result.storage, over.result.name
    with django_capture_on_commit_callbacks(execute=True):
        tidy(house)
    assert (Job.objects.get(pk=over.pk).result.name, storage.exists(name)) == ("", False)
    assert Job.objects.exclude(result="").count() == 1


def test_a_digest_is_still_to_be_read_when_its_mail_is_forgotten(house):
    tidy(house)
    assert sorted(Delivery.objects.values_list("mail__key", flat=True), key=str) == [None, "digest:False"]


def test_the_record_of_what_happened_is_kept_for_ever(cast, house):
    before = list(LedgerEntry.objects.values())
    tidy(house + timedelta(days=36_500))
    assert list(LedgerEntry.objects.values()) == before
    assert [str(fault) for fault in integrity.faults()] == []


def test_many_go_in_small_pieces(cast, monkeypatch):
    monkeypatch.setattr("deliberation.actions.housekeeping.AT_ONCE", 10)
    now = timezone.now()
    for number in range(25):
        _session(cast, now - timedelta(days=1), f"s{number}")
    assert tidy(now)["sessions"] == 25


def test_one_that_fails_is_logged_and_holds_up_no_other(house, monkeypatch, caplog):
    def fails(before):
        raise OSError("the disk is full")

    first = next(iter(RETENTIONS))
    monkeypatch.setitem(RETENTIONS, first, replace(RETENTIONS[first], rows=fails))
    with pytest.raises(CommandError, match=f"Failed, as the log says: {first}"):
        call_command("housekeeping", stdout=StringIO())
    assert f"retention failed: {first}" in caplog.text
    monkeypatch.undo()
    assert count_waiting(house) == ONE_OF_EACH | {name: 0 for name in RETENTIONS if name != first}


def test_what_comes_up_meanwhile_waits_for_the_next_night(house, cast, monkeypatch):
    come_up = iter(["one", "two"])

    def let_go(rows):
        _session(cast, house - timedelta(days=1), next(come_up, "three"))

    monkeypatch.setitem(RETENTIONS, "sessions", replace(RETENTIONS["sessions"], let_go=let_go))
    assert tidy(house)["sessions"] == 1
    assert [one.pk for one in RETENTIONS["sessions"].rows(house)] == ["one"]


def test_a_dry_run_says_how_many_and_changes_nothing(house):
    before, said = everything(), StringIO()
    call_command("housekeeping", "--dry-run", stdout=said)
    assert everything() == before
    lines = said.getvalue().splitlines()
    assert "security_events: 1 after 365 days" in lines
    assert "requests: 1 after 1 day" in lines
    call_command("housekeeping", stdout=said)
    assert count_waiting(house) == dict.fromkeys(RETENTIONS, 0)


def test_how_long_is_set_but_never_so_short_that_something_leans_on_nothing(settings, house):
    settings.KEEP_SECURITY_EVENTS_DAYS = 400
    assert count_waiting(house)["security_events"] == 0
    assert days("KEEP_MAILS_DAYS", 30, at_least=30) == 30
    with pytest.raises(SystemExit, match="KEEP_SECURITY_EVENTS_DAYS is a number of days, 90 at least"):
        days("KEEP_SECURITY_EVENTS_DAYS", 30, at_least=90)


def test_it_happens_every_night():
    nightly = BEAT_SCHEDULE["tidy"]
    assert nightly["task"] == "deliberation.tasks.tidy"
    assert (nightly["schedule"].hour, nightly["schedule"].minute) == ({18}, {17})
