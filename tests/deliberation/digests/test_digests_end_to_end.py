from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import KeptMail, OutgoingMail

NEXT_MONDAY = datetime(2026, 5, 11, 0, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kept(settings):
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"


def send(now=NEXT_MONDAY, *options) -> str:
    out = StringIO()
    call_command("send_digests", "--now", now.isoformat(), *options, stdout=out)
    return out.getvalue()


def test_a_week_becomes_a_mail_to_each_member(cast, initiative, argument, challenge):
    send()
    assert set(KeptMail.objects.values_list("to", flat=True)) == {
        f"{who}@madang.example" for who in ("jiwoo", "minji", "hana", "dohyun", "taeho")
    }
    mail = KeptMail.objects.get(to="taeho@madang.example")
    assert "AI-1#1 One voice carries further" in mail.text
    assert "One voice carries further" in mail.html


def test_a_second_run_sends_nothing(cast, initiative, argument):
    send()
    before = KeptMail.objects.count()
    assert "No digest is due" in send()
    assert KeptMail.objects.count() == before


def test_a_dry_run_tells_and_changes_nothing(cast, initiative, argument):
    said = send(NEXT_MONDAY, "--dry-run")
    assert "AI: 5 weekly digests planned for week 19 · 4–10 May." in said
    assert not KeptMail.objects.exists()
    assert not OutgoingMail.objects.exists()
    assert "accepted 5" in send()


def test_only_one_person_is_served_when_asked_so(cast, initiative, argument):
    send(NEXT_MONDAY, "--only", "hana@madang.example")
    assert list(KeptMail.objects.values_list("to", flat=True)) == ["hana@madang.example"]
    send()
    assert KeptMail.objects.count() == 5


def test_a_moment_that_is_none_is_told_in_a_sentence(cast):
    with pytest.raises(CommandError, match="is no instant"):
        call_command("send_digests", "--now", "yesterday")
