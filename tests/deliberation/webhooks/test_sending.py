"""Messages are sent until they are taken, under one id; what is dead waits by itself and holds up nobody."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from standardwebhooks import Webhook as Verifier

from accounts.models import OutgoingMail
from deliberation import dispatch, webhooks
from deliberation.models import Notification, Webhook, WebhookDelivery
from deliberation.webhooks import claims, events
from deliberation.webhooks.ladder import RESTS, TRIES, WAITS
from deliberation.webhooks.posting import Outcome
from deliberation.webhooks.sending import GIVEN_UP, MISSES, send_due
from tests.cast import argue
from tests.services.receiver import answer, stall

from .rows import fresh

SECOND = timedelta(seconds=1)
A_MOMENT = timedelta(seconds=5)  # that a try on this machine takes at most


def test_what_was_taken_is_not_sent_again(said, receiver):
    webhook, row = said()
    receiver.answers = [answer(200, b"thanks")]
    assert [send_due(webhook.pk, timezone.now()) for _again in range(3)] == [1, 0, 0]
    row = fresh(row)
    assert (row.state, row.status, row.attempts, row.answer) == ("delivered", 200, 1, "thanks")
    assert row.duration_ms is not None
    assert row.settled_at is not None
    assert len(receiver.got) == 1


def test_a_message_climbs_the_ladder_under_one_id_and_is_given_up_at_its_end(said, receiver):
    webhook, row = said()
    receiver.answers = [answer(500, b"down")]
    now = timezone.now()
    for attempt in range(1, TRIES + 1):
        assert send_due(webhook.pk, now) == 1
        row = fresh(row)
        assert (row.attempts, row.status, row.answer) == (attempt, 500, "down")
        if attempt < TRIES:
            assert row.state == "waiting"
            wait = row.not_before - now
            assert WAITS[attempt - 1] <= wait <= WAITS[attempt - 1] * 1.1 + A_MOMENT
            assert send_due(webhook.pk, row.not_before - timedelta(milliseconds=1)) == 0
            now = max(row.not_before, fresh(webhook).rests_until)
    assert (row.state, fresh(webhook).failures, webhook.state) == ("failed", 1, "active")
    assert send_due(webhook.pk, now + timedelta(days=30)) == 0
    assert {got.id for got in receiver.got} == {str(row.pk)}
    assert len(receiver.got) == TRIES
    assert len({got.body for got in receiver.got}) == 1


def test_each_try_is_signed_at_its_own_time(said, receiver, time_machine):
    webhook, row = said()
    receiver.answers = [answer(500), answer(200)]
    now = timezone.now()
    send_due(webhook.pk, now)
    later = now + timedelta(minutes=10)
    time_machine.move_to(later)
    send_due(webhook.pk, later)
    first, second = (int(got.headers["webhook-timestamp"]) for got in receiver.got)
    assert 595 <= second - first <= 605
    Verifier(webhook.secret).verify(receiver.got[1].body, receiver.got[1].headers)
    assert fresh(row).state == "delivered"


def test_it_waits_as_long_as_it_is_asked_to(said, receiver):
    webhook, row = said()
    receiver.answers = [answer(429, b"", Retry_After="600"), answer(200)]
    now = timezone.now()
    send_due(webhook.pk, now)
    ends = now + timedelta(minutes=10)
    assert ends <= fresh(row).not_before <= ends + A_MOMENT
    assert fresh(webhook).rests_until == row.not_before


class Slow:
    """A receiver by whose clock each message takes ``seconds``; it gives its ``answers`` in turn."""

    def __init__(self, monkeypatch, seconds: float, *answers: Outcome) -> None:
        self.seconds, self.answers, self.spent = seconds, list(answers), 0.0
        monkeypatch.setattr("deliberation.webhooks.sending.monotonic", lambda: self.spent)

    def __call__(self, *_said) -> Outcome:
        self.spent += self.seconds
        return self.answers.pop(0)


@pytest.mark.parametrize(
    ("asked", "after"), [("", 5), ("60", 60), ("Mon, 04 May 2026 09:01:00 GMT", 60 - 14)], ids=str
)
def test_its_wait_begins_when_the_try_ends_however_long_it_took(
    said, receiver, monkeypatch, time_machine, asked, after
):
    time_machine.move_to(datetime(2026, 5, 4, 9, tzinfo=UTC), tick=False)
    webhook, row = said()
    now = timezone.now()
    slow = Slow(monkeypatch, 14, Outcome(503, retry_after=asked))
    assert send_due(webhook.pk, now, post=slow) == 1
    missed = now + timedelta(seconds=14)
    rest = timedelta(seconds=after)
    assert missed + rest <= fresh(row).not_before <= missed + rest * 1.1
    assert fresh(webhook).rests_until == missed + rest


def test_what_is_taken_in_between_makes_the_next_miss_the_first_one(cast, said, monkeypatch):
    webhook, row = said()
    argue(cast, row.activity.initiative, "The second")
    dispatch.dispatch(cast.workspace.pk)
    Webhook.objects.filter(pk=webhook.pk).update(misses=7)
    now = timezone.now() + timedelta(seconds=1)
    slow = Slow(monkeypatch, 0, Outcome(200), Outcome(503))
    assert send_due(webhook.pk, now, post=slow) == 2
    assert (fresh(webhook).misses, webhook.rests_until) == (1, now + RESTS[0])


def test_what_comes_while_it_is_told_something_is_told_in_the_same_run(cast, said, monkeypatch):
    webhook, _row = said()
    slow = Slow(monkeypatch, 1, Outcome(200), Outcome(200))

    def post(*_said) -> Outcome:
        outcome = slow()
        WebhookDelivery.objects.get_or_create(webhook=webhook, type="ping", not_before=now + SECOND)
        return outcome

    now = timezone.now()
    assert send_due(webhook.pk, now, post=post) == 2


def test_who_says_that_it_is_gone_is_switched_off_and_owners_are_told(cast, said, receiver):
    webhook, row = said()
    receiver.answers = [answer(410)]
    send_due(webhook.pk, timezone.now())
    webhook = fresh(webhook)
    assert (webhook.state, webhook.reason, fresh(row).state) == ("disabled", "gone", "failed")
    dispatch.dispatch(cast.workspace.pk)
    told = Notification.objects.get(activity__verb="webhook.disabled")
    assert (told.user, told.reason) == (cast.jiwoo, "keeps")
    assert OutgoingMail.objects.filter(key=f"notice:{told.pk}", person=cast.jiwoo).exists()
    argue(cast, row.activity.initiative, "What comes later")
    dispatch.dispatch(cast.workspace.pk)
    assert WebhookDelivery.objects.filter(webhook=webhook).count() == 1


def test_who_fails_again_and_again_is_switched_off(cast, said, receiver):
    webhook, _row = said()
    receiver.answers = [answer(500)]
    for number in range(GIVEN_UP - 1):
        argue(cast, _row.activity.initiative, f"Claim {number}")
    dispatch.dispatch(cast.workspace.pk)
    WebhookDelivery.objects.filter(webhook=webhook).update(attempts=TRIES - 1)
    now = timezone.now()
    for number in range(GIVEN_UP):
        assert fresh(webhook).is_active
        assert send_due(webhook.pk, now + timedelta(hours=number)) == 1
    webhook = fresh(webhook)
    assert (webhook.state, webhook.reason, webhook.failures) == ("disabled", "failing", GIVEN_UP)


def test_so_is_one_for_which_so_much_waits_that_no_message_comes_to_the_end_of_its_ladder(said, receiver):
    webhook, row = said()
    receiver.answers = [answer(500)]
    Webhook.objects.filter(pk=webhook.pk).update(misses=MISSES - 2)
    send_due(webhook.pk, timezone.now())
    assert fresh(webhook).is_active
    send_due(webhook.pk, webhook.rests_until + timedelta(minutes=5))
    assert (fresh(webhook).reason, fresh(row).attempts) == ("failing", 2)


def test_one_that_is_taken_begins_the_count_anew(cast, said, receiver):
    webhook, row = said()
    Webhook.objects.filter(pk=webhook.pk).update(failures=GIVEN_UP - 1, misses=7)
    send_due(webhook.pk, timezone.now())
    assert (fresh(webhook).failures, webhook.misses, fresh(row).state) == (0, 0, "delivered")


def test_after_a_miss_nothing_else_is_tried_until_it_has_rested(cast, said, receiver):
    webhook, row = said()
    for number in range(5):
        argue(cast, row.activity.initiative, f"Claim {number}")
    dispatch.dispatch(cast.workspace.pk)
    receiver.answers = [answer(500), answer(200)]
    now = timezone.now()
    assert send_due(webhook.pk, now) == 1
    assert webhooks.waiting_webhooks(now) == []
    assert send_due(webhook.pk, now + timedelta(seconds=4)) == 0
    assert send_due(webhook.pk, now + timedelta(seconds=6)) == 6
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {"delivered"}


def test_one_that_cannot_be_told_holds_up_none_of_those_behind_it(cast, said, receiver, monkeypatch, caplog):
    webhook, poison = said()
    argue(cast, poison.activity.initiative, "The second")
    dispatch.dispatch(cast.workspace.pk)

    def event_of(activity, kind):
        return 1 / 0 if activity == poison.activity else events.event_of(activity, kind)

    monkeypatch.setattr("deliberation.webhooks.sending.event_of", event_of)
    assert send_due(webhook.pk, timezone.now() + SECOND) == 1
    assert (fresh(poison).state, poison.fault, poison.attempts) == ("skipped", "untellable", 0)
    assert fresh(webhook).misses == 0
    assert str(poison.pk) in caplog.text
    assert [got.id for got in receiver.got] == [str(WebhookDelivery.objects.exclude(pk=poison.pk).get().pk)]


def test_a_database_that_is_away_spends_no_message(said, receiver, monkeypatch):
    webhook, row = said()

    def away(*_asked):
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr("deliberation.webhooks.sending.event_of", away)
        with pytest.raises(OperationalError):
            send_due(webhook.pk, timezone.now())
    assert fresh(row).state == "waiting"
    assert send_due(webhook.pk, timezone.now()) == 1


@pytest.mark.django_db(transaction=True)
def test_one_that_stalls_holds_up_no_other(cast, keep, initiative, receiver, other_receiver, monkeypatch):
    done = threading.Event()
    receiver.answers = [stall(done)]
    stalling, well = keep(), keep(address=other_receiver.url)
    for number in range(20):
        argue(cast, initiative, f"Claim {number}")
    dispatch.dispatch(cast.workspace.pk)
    now = timezone.now() + timedelta(seconds=1)
    thread = threading.Thread(target=in_a_thread_of_its_own, args=(stalling.pk, now))
    thread.start()
    receiver.wait_for(1)
    began = time.monotonic()
    assert send_due(stalling.pk, now) == 0  # somebody is at it; whoever comes goes home at once
    assert send_due(well.pk, now) == 20
    assert time.monotonic() - began < 5
    assert len(receiver.got) == 1
    done.set()
    thread.join(20)


def in_a_thread_of_its_own(*asked) -> None:
    from django.db import connection  # noqa: PLC0415

    try:
        send_due(*asked)
    finally:
        connection.close()


def test_one_that_stalls_is_left_after_its_time_with_one_try(cast, said, receiver, monkeypatch):
    webhook, row = said()
    for number in range(20):
        argue(cast, row.activity.initiative, f"Claim {number}")
    dispatch.dispatch(cast.workspace.pk)
    calls = []

    def too_slow(*_asked) -> Outcome:
        calls.append(1)
        return Outcome(fault="too_slow", duration_ms=15_000)

    assert send_due(webhook.pk, timezone.now() + timedelta(seconds=1), post=too_slow) == 1
    assert len(calls) == 1
    assert WebhookDelivery.objects.filter(state="waiting", attempts=0).count() == 20


def test_what_a_killed_worker_left_is_sent_again_under_its_id(said, receiver):
    webhook, row = said()
    now = timezone.now()
    held = claims.take(webhook.pk, now)
    claims.begin(held, claims.next_due(held, now))  # and here it was killed, whether it was sent or not
    assert (fresh(row).state, row.attempts) == ("sending", 1)
    assert send_due(webhook.pk, now) == 0
    assert webhooks.waiting_webhooks(now) == []
    Webhook.objects.filter(pk=webhook.pk).update(leased_until=now - timedelta(seconds=1))
    assert webhooks.waiting_webhooks(now) == [webhook.pk]
    assert send_due(webhook.pk, now) == 1
    assert [got.id for got in receiver.got] == [str(row.pk)]
    assert (fresh(row).state, row.attempts) == ("delivered", 2)
    with pytest.raises(claims.Lost):  # and whoever was only thought dead changes nothing any more
        claims.settle(WebhookDelivery(pk=row.pk, lease=held.lease), "failed")
    assert fresh(row).state == "delivered"
