"""An address that takes no mail is left alone, until its person says that it takes some again."""

from datetime import timedelta

import pytest

from accounts.models import OutgoingMail
from deliberation.actions import digests
from deliberation.digests.suspending import suspend, suspend_after_bounces
from deliberation.errors import NotAllowed
from deliberation.models import Subscription, Suspension
from deliberation.permissions import Actor

from .week import DUE, TUESDAY, mail_to, plan, send


def came_back(user, count: int, *, at=TUESDAY, state="bounced") -> None:
    """Mails that the server refused for ever, the last of them just now."""
    for number in range(count):
        mail = OutgoingMail.objects.create(
            key=f"past:{OutgoingMail.objects.count()}",
            person=user,
            state=state,
            not_before=at,
            settled_at=at + timedelta(minutes=number),
        )
    suspend_after_bounces(mail)


def subscription(user) -> Subscription:
    return Subscription.objects.get(user=user)


@pytest.fixture
def suspended(cast, time_machine):
    time_machine.move_to(TUESDAY, tick=False)
    came_back(cast.hana, 3)
    return cast.hana


def test_the_third_in_a_row_suspends_with_reason_and_date(cast, suspended):
    mine = subscription(suspended)
    assert (mine.suspended_for, mine.suspended_at) == (Suspension.BOUNCED, TUESDAY)
    assert subscription(cast.dohyun).suspended_for == ""


def test_one_that_arrives_in_between_begins_the_row_anew(cast):
    came_back(cast.hana, 2)
    came_back(cast.hana, 1, at=TUESDAY + timedelta(hours=1), state="accepted")
    came_back(cast.hana, 2, at=TUESDAY + timedelta(hours=2))
    assert subscription(cast.hana).suspended_for == ""


def test_a_mail_to_an_address_without_an_account_suspends_nobody(cast):
    mail = OutgoingMail.objects.create(key="x", address="nobody@madang.example", not_before=TUESDAY)
    suspend_after_bounces(mail)
    assert not Subscription.objects.exclude(suspended_for="").exists()


def test_a_second_reason_takes_no_place_of_the_first(cast, suspended):
    assert suspend(suspended.pk, Suspension.COMPLAINED) == 0
    assert subscription(suspended).suspended_for == Suspension.BOUNCED


def test_what_leaves_while_it_is_suspended_is_skipped_with_the_reason(cast, initiative, argument, suspended):
    plan()
    send()
    assert (mail_to(cast.dohyun).state, mail_to(cast.dohyun).reason) == ("accepted", "")
    skipped = OutgoingMail.objects.get(person=suspended, key__startswith="digest:")
    assert (skipped.state, skipped.reason) == ("skipped", "bounced")


def test_its_person_ends_it_and_hears_again(cast, initiative, argument, suspended):
    assert digests.resume_subscriptions(by=cast.actor(suspended, DUE - timedelta(hours=1))) == 1
    mine = subscription(suspended)
    assert (mine.suspended_for, mine.suspended_at) == ("", None)
    plan()
    send()
    assert OutgoingMail.objects.get(person=suspended, key__startswith="digest:").state == "accepted"


def test_what_came_back_before_is_not_counted_again(cast, suspended):
    digests.resume_subscriptions(by=cast.actor(suspended, DUE))
    came_back(suspended, 2, at=DUE + timedelta(hours=1))
    assert subscription(suspended).suspended_for == ""
    came_back(suspended, 1, at=DUE + timedelta(hours=2))
    assert subscription(suspended).suspended_for == Suspension.BOUNCED


def test_another_day_or_hour_does_not_end_it(cast, suspended):
    digests.change_subscription(by=cast.actor(suspended), subscription=subscription(suspended), hour=9)
    assert subscription(suspended).suspended_for == Suspension.BOUNCED


def test_twice_is_as_good_as_once_and_others_stay_as_they_are(cast, suspended):
    suspend(cast.dohyun.pk, Suspension.BOUNCED)
    for ended in (1, 0):
        assert digests.resume_subscriptions(by=cast.actor(suspended)) == ended
    assert subscription(cast.dohyun).suspended_for == Suspension.BOUNCED


def test_nobody_but_a_person_ends_it(cast, suspended):
    with pytest.raises(NotAllowed):
        digests.resume_subscriptions(by=Actor())
