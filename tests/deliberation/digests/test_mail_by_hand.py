"""Single mails by an operator's hand: tried again, sent once more knowingly, looked at beforehand."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.mail import claims, service, transport
from accounts.mail.transport import Outcome
from accounts.models import MailState, OutgoingMail, SecurityEvent, User
from deliberation.actions import deliveries, operators
from deliberation.digests import overview
from deliberation.errors import NotAllowed, NotFound, NotNow
from deliberation.models import Delivery, Edition, Subscription, Suspension
from deliberation.permissions import Actor
from tests.cast import draft_initiative

from .week import DUE, EVERYBODY, mail_to, receivers, refuse, send, states


@pytest.fixture
def operator(db):
    return Actor(user=User.objects.create_superuser("operator@madang.example", name="Olga Operator"))


def delivery_to(person) -> Delivery:
    return Delivery.objects.get(user=person)


def test_a_digest_is_sent_once_more_and_both_mails_stay_on_record(cast, planned, operator):
    send()
    again = deliveries.resend_digest(by=operator, delivery=delivery_to(cast.hana))
    send()
    assert receivers(planned) == sorted([*EVERYBODY, "hana"])
    first, second = (one for one in planned.messages if one["X-Envelope-To"] == cast.hana.email)
    assert first["Message-ID"] != second["Message-ID"]
    assert first.get_body(("plain",)).get_content() == second.get_body(("plain",)).get_content()
    assert {one.state for one in OutgoingMail.objects.filter(person=cast.hana)} == {"accepted"}
    kept = SecurityEvent.objects.get(kind="operator.mail_resent")
    assert (kept.user, kept.details["by"], kept.details["mail"]) == (
        cast.hana,
        str(operator.user.pk),
        str(again.pk),
    )


def test_one_that_is_under_way_is_not_sent_twice_at_once(cast, planned, operator):
    with pytest.raises(NotNow):
        deliveries.resend_digest(by=operator, delivery=delivery_to(cast.hana))
    send()
    deliveries.resend_digest(by=operator, delivery=delivery_to(cast.hana))
    with pytest.raises(NotNow):
        deliveries.resend_digest(by=operator, delivery=delivery_to(cast.hana))


def test_one_that_was_never_accepted_is_tried_again_under_its_own_name(cast, planned, operator, monkeypatch):
    with monkeypatch.context() as bad:
        refuse(planned, bad, "hana", "550 no such person")
        send()
    deliveries.resend_digest(by=operator, delivery=delivery_to(cast.hana))
    send()
    assert receivers(planned) == EVERYBODY
    assert mail_to(cast.hana).state == "accepted"


def test_who_has_left_meanwhile_gets_nothing_all_the_same(cast, planned, operator):
    send()
    cast.hana.memberships.update(ended_at=timezone.now())
    deliveries.resend_digest(by=operator, delivery=delivery_to(cast.hana))
    send()
    assert receivers(planned) == EVERYBODY
    assert delivery_to(cast.hana).mail.reason == "no_access"


def test_a_mail_that_may_have_been_sent_stays_a_possible_duplicate_when_it_is_tried_again(
    cast, planned, operator, settings, monkeypatch
):
    settings.MAIL_UNKNOWN = "hold"
    with monkeypatch.context() as cut:
        cut.setattr(transport, "_by_smtp", lambda *_: Outcome(MailState.UNKNOWN, "cut"))
        send()
    assert operators.retry_mail(by=operator, mail=mail_to(cast.hana))
    send()
    hana = mail_to(cast.hana)
    assert (hana.state, hana.possible_duplicate) == ("accepted", True)


def test_a_site_may_hold_what_may_have_been_sent(cast, planned, settings, monkeypatch, time_machine):
    settings.MAIL_UNKNOWN = "hold"
    with monkeypatch.context() as cut:
        cut.setattr(transport, "_by_smtp", lambda *_: Outcome(MailState.UNKNOWN, "cut"))
        send()
    time_machine.shift(timedelta(days=1))
    assert not send(DUE + timedelta(days=1))
    assert states() == {("unknown", "cut")}
    assert not planned.messages
    assert overview.troubles().count() == len(EVERYBODY)
    assert service.waiting().count() == 0


def test_a_worker_that_died_after_the_server_took_it_is_held_as_well(cast, planned, settings, time_machine):
    settings.MAIL_UNKNOWN = "hold"
    batch = claims.claim(DUE)
    claims.begin(batch[0], "<x@madang.example>")
    time_machine.shift(claims.LEASE + timedelta(seconds=1))
    send(DUE + claims.LEASE)
    assert OutgoingMail.objects.get(pk=batch[0].pk).state == "unknown"
    assert len(planned.messages) == len(EVERYBODY) - 1


def test_a_preview_holds_what_the_member_may_see_and_is_kept(cast, planned, operator):
    draft = draft_initiative(cast, title="A secret draft of Minji")
    digest, _edition = deliveries.preview_digest(by=operator, person=cast.hana, workspace=cast.workspace)
    assert "secret draft" not in str(digest)
    digest, _edition = deliveries.preview_digest(by=operator, person=cast.minji, workspace=cast.workspace)
    assert digest.language == "en"
    assert draft.author == cast.minji
    kept = SecurityEvent.objects.filter(kind="operator.digest_previewed").order_by("at", "pk")
    assert [one.user for one in kept] == [cast.hana, cast.minji]
    assert kept[0].details == {"by": str(operator.user.pk), "workspace": str(cast.workspace.pk)}


@pytest.mark.parametrize("who", ["ben", "yuna"])
def test_of_who_is_no_member_there_is_no_preview(cast, planned, operator, who):
    with pytest.raises(NotFound):
        deliveries.preview_digest(by=operator, person=getattr(cast, who), workspace=cast.workspace)
    assert not SecurityEvent.objects.filter(kind="operator.digest_previewed").exists()


def test_a_suspension_is_lifted_unless_it_was_a_complaint(cast, planned, operator):
    mine = Subscription.objects.filter(user=cast.hana)
    mine.update(suspended_for=Suspension.COMPLAINED, suspended_at=DUE)
    assert deliveries.lift_suspension(by=operator, person=cast.hana) == 0
    mine.update(suspended_for=Suspension.BOUNCED)
    assert list(overview.suspended().values_list("user", flat=True)) == [cast.hana.pk]
    assert deliveries.lift_suspension(by=operator, person=cast.hana) == 1
    send()
    assert "hana" in receivers(planned)
    assert SecurityEvent.objects.get(kind="operator.suspension_lifted").user == cast.hana


def test_nobody_but_an_operator_does_any_of_it(cast, planned):
    by = Actor(user=cast.jiwoo)
    with pytest.raises(NotAllowed):
        deliveries.resend_digest(by=by, delivery=delivery_to(cast.hana))
    with pytest.raises(NotAllowed):
        deliveries.preview_digest(by=by, person=cast.hana, workspace=cast.workspace)
    with pytest.raises(NotAllowed):
        deliveries.lift_suspension(by=by, person=cast.hana)


def test_what_became_of_an_edition_is_counted_in_one_query(cast, planned, django_assert_num_queries):
    cast.taeho.memberships.update(ended_at=timezone.now())
    send()
    OutgoingMail.objects.filter(person=cast.hana).update(possible_duplicate=True)
    OutgoingMail.objects.filter(person=cast.minji).update(state="unknown")
    Delivery.objects.filter(user=cast.dohyun).update(mail=None)
    editions = list(Edition.objects.all())
    with django_assert_num_queries(1):
        (outcomes,) = overview.outcomes_of(editions).values()
    assert outcomes.states == {"accepted": 2, "skipped": 1, "unknown": 1}
    assert (outcomes.skipped, outcomes.doubted, outcomes.forgotten) == ({"no_access": 1}, 1, 1)
    assert (outcomes.waiting, outcomes.total) == (0, 5)


def test_at_a_terminal_one_reads_what_became_of_editions(cast, planned, capsys):
    call_command("mail", "editions")
    assert capsys.readouterr().out.strip() == "AI weekly week 19 · 4–10 May: waiting 5"
    cast.taeho.memberships.update(ended_at=timezone.now())
    send()
    OutgoingMail.objects.filter(person=cast.hana).update(possible_duplicate=True)
    OutgoingMail.objects.filter(person=cast.minji).update(state="unknown")
    Delivery.objects.filter(user=cast.dohyun).update(mail=None)
    call_command("mail", "editions")
    assert capsys.readouterr().out.strip() == (
        "AI weekly week 19 · 4–10 May: accepted 2, doubted 1, forgotten 1, skipped 1, unknown 1"
        " (not sent: no_access 1)"
    )


def test_at_a_terminal(cast, planned, monkeypatch, capsys):
    with monkeypatch.context() as bad:
        refuse(planned, bad, "hana", "550 no such person")
        send()
    call_command("mail", "failed")
    listed = capsys.readouterr().out
    assert (
        listed.strip() == f"{mail_to(cast.hana).pk} bounced digest to hana@madang.example: 550 no such person"
    )
    call_command("mail", "again", listed.split()[0])
    call_command("mail", "resend", "AI", "minji@madang.example")
    send()
    assert receivers(planned) == sorted([*EVERYBODY, "minji"])
    call_command("mail", "failed")
    assert "Nothing failed." in capsys.readouterr().out
    call_command("mail", "preview", "AI", "hana@madang.example")
    assert "AI-1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no such mail"):
        call_command("mail", "again", listed.split()[0])
    with pytest.raises(CommandError, match="has had no digest"):
        call_command("mail", "resend", "AI", "ben@madang.example")
    with pytest.raises(CommandError, match="no member"):
        call_command("mail", "preview", "AI", "ben@madang.example")
    assert set(SecurityEvent.objects.values_list("details__by", flat=True)) == {"operator"}
