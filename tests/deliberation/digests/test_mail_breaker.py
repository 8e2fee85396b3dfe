"""Many failures in a row pause all mail by themselves; one bad recipient never does."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.mail import breaker, service, transport
from accounts.mail.transport import Outcome
from accounts.models import MailState, OutgoingMail
from deliberation.actions import mail_service
from deliberation.models import Subscription
from deliberation.permissions import Actor

from .week import DUE, EVERYBODY, mail_to, receivers, refuse, send

BY = Actor.system("operator")
REFUSED = "550 your network is on a list"


@pytest.fixture(autouse=True)
def three_are_many(settings):
    settings.MAIL_PAUSE_AFTER = 3


def bounced(person, count: int) -> None:
    """So many earlier mails to a person that the server would not take."""
    OutgoingMail.objects.bulk_create(
        OutgoingMail(key=f"notice:{uuid4()}", person=person, not_before=DUE, state="bounced", failed_at=DUE)
        for _ in range(count)
    )


def test_a_server_that_refuses_everybody_is_not_told_all_of_them(cast, planned, monkeypatch, caplog):
    refuse(planned, monkeypatch, "", REFUSED)
    send()
    row = service.service()
    assert (row.paused_for, row.paused_by) == ("failures", None)
    assert sorted(OutgoingMail.objects.values_list("state", flat=True)) == [
        *["bounced"] * 3,
        *["planned"] * 2,
    ]
    assert not OutgoingMail.objects.exclude(owner="").exists()
    assert [one.levelname for one in caplog.records if "all mail is paused: 3" in one.message] == ["ERROR"]
    assert not send()


def test_it_counts_over_runs_and_workers(cast, planned, monkeypatch):
    for _ in range(3):
        monkeypatch.setattr(
            transport, "_by_smtp", lambda *_: Outcome(MailState.RETRY, "deferred", "451 later")
        )
        one = OutgoingMail.objects.filter(state="planned").order_by("pk")[0]
        OutgoingMail.objects.exclude(pk=one.pk).filter(state="planned").update(
            not_before=DUE + timedelta(hours=1)
        )
        send()
        OutgoingMail.objects.filter(state="planned").update(not_before=DUE)
    assert service.service().paused_for == "failures"


def test_one_bad_recipient_never_pauses_the_others(cast, planned, monkeypatch, time_machine):
    refuse(planned, monkeypatch, "hana", "550 no such person")
    bounced(cast.hana, 9)
    send()
    assert service.service().paused_at is None
    assert receivers(planned) == [who for who in EVERYBODY if who != "hana"]


def test_a_mail_that_was_accepted_between_them_ends_the_row(cast, planned, monkeypatch, time_machine):
    for who in (cast.hana, cast.minji):
        bounced(who, 1)
    OutgoingMail.objects.create(
        key="notice:well", person=cast.jiwoo, state="accepted", not_before=DUE, settled_at=DUE
    )
    time_machine.shift(1)
    refuse(planned, monkeypatch, "dohyun", "550 no such person")
    send()
    assert service.service().paused_at is None


def made_up(many: int, **how) -> None:
    """Mails to addresses that somebody typed at the door, which came to nothing."""
    OutgoingMail.objects.bulk_create(
        OutgoingMail(key=f"code:en:{number}", address=f"nobody{number}@madang.example", failed_at=DUE, **how)
        for number in range(many)
    )


def test_made_up_addresses_that_anybody_may_type_pause_nothing(cast, planned, monkeypatch):
    made_up(9, state="bounced", reason="refused", not_before=DUE)
    assert breaker.failed_in_a_row(most=9) == 0
    refuse(planned, monkeypatch, "hana", "550 no such person")
    send()
    assert service.service().paused_at is None


def test_but_count_when_the_server_itself_fails(cast, planned, monkeypatch):
    made_up(2, state="retry", reason="sender_refused", not_before=DUE + timedelta(hours=1))
    monkeypatch.setattr(
        transport, "_by_smtp", lambda *_: Outcome(MailState.RETRY, "sender_refused", "550 you")
    )
    send()
    assert service.service().paused_for == "failures"
    assert OutgoingMail.objects.filter(person__isnull=False, attempts=1).count() == 1


def test_a_server_that_is_away_pauses_nothing_because_nothing_is_lost_by_waiting(cast, planned, settings):
    settings.EMAIL_PORT = 1
    for _ in range(4):
        send()
    assert service.service().paused_at is None
    assert mail_to(cast.hana).not_before == DUE


def test_after_an_operator_lets_mail_leave_again_it_counts_anew(cast, planned, monkeypatch, time_machine):
    refuse(planned, monkeypatch, "", REFUSED)
    send()
    time_machine.shift(60)
    mail_service.resume_mail(by=BY)
    time_machine.shift(60)
    send()
    assert service.service().paused_at is None
    assert OutgoingMail.objects.filter(state="bounced").count() == len(EVERYBODY)


def test_nobody_is_suspended_for_a_server_that_refuses_all(cast, planned, monkeypatch):
    refuse(planned, monkeypatch, "", REFUSED)
    send()
    assert not Subscription.objects.exclude(suspended_for="").exists()
