"""Webhooks as they are kept: owners, secrets, and what is done by hand."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from standardwebhooks import Webhook as Verifier

from accounts.models import Membership
from deliberation import dispatch
from deliberation.actions.webhooks import (
    change_webhook,
    owners_for,
    ping_webhook,
    remove_webhook,
    replay_delivery,
    rotate_webhook_secret,
)
from deliberation.errors import NotAllowed, NotNow
from deliberation.models import Webhook, WebhookDelivery, WebhookSecret
from deliberation.permissions import Actor, can_keep_webhook, webhooks_kept
from deliberation.tasks import send_to_webhook, wake_webhooks
from deliberation.webhooks.posting import Outcome
from deliberation.webhooks.sending import GIVEN_UP, MISSES, send_due
from tests.cast import argue
from tests.services.receiver import answer

from .rows import fresh


def test_whose_secret_cannot_be_read_is_switched_off_and_helped_by_a_new_one(cast, said, receiver, settings):
    webhook, row = said()
    settings.SECRET_KEY = "another key, fifty characters long, as somebody lost the first one"
    send_due(webhook.pk, timezone.now())
    assert (fresh(webhook).reason, receiver.got) == ("secret_lost", [])
    _webhook, secret = rotate_webhook_secret(by=cast.actor(cast.jiwoo), webhook=webhook)
    change_webhook(by=cast.actor(cast.jiwoo), webhook=webhook, state="active")
    send_due(webhook.pk, timezone.now())
    Verifier(secret).verify(receiver.got[0].body, receiver.got[0].headers)
    assert fresh(row).state == "delivered"


def test_while_a_secret_is_changed_either_one_tells_that_a_message_is_ours(
    cast, said, receiver, time_machine
):
    time_machine.move_to(timezone.now())
    webhook, _row = said()
    jiwoo = Actor(user=cast.jiwoo)
    _same, second = rotate_webhook_secret(by=jiwoo, webhook=webhook)
    send_due(webhook.pk, timezone.now())
    (got,) = receiver.got
    assert got.headers["webhook-signature"].count("v1,") == 2
    for secret in (webhook.secret, second):
        Verifier(secret).verify(got.body, got.headers)
    time_machine.shift(timedelta(days=7, seconds=1))
    ping_webhook(by=jiwoo, webhook=webhook)
    send_due(webhook.pk, timezone.now())
    last = receiver.got[-1]
    Verifier(second).verify(last.body, last.headers)
    with pytest.raises(Exception, match="No matching signature"):
        Verifier(webhook.secret).verify(last.body, last.headers)


def test_there_are_two_at_the_most_and_one_that_somebody_knows_ends_at_once(cast, keep):
    webhook, jiwoo = keep(), Actor(user=cast.jiwoo)
    for _again in range(3):
        rotate_webhook_secret(by=jiwoo, webhook=webhook)
    assert WebhookSecret.objects.filter(webhook=webhook).count() == 2
    rotate_webhook_secret(by=jiwoo, webhook=webhook, at_once=True)
    assert WebhookSecret.objects.filter(webhook=webhook).count() == 1


def test_no_secret_lies_open_in_the_database(keep):
    webhook = keep()
    kept = str([*WebhookSecret.objects.values_list(), *Webhook.objects.values_list()])
    assert webhook.secret not in kept
    assert webhook.secret.removeprefix("whsec_") not in kept


def test_a_ping_goes_at_once_even_to_one_that_rests(cast, said, receiver):
    webhook, _row = said()
    receiver.answers = [answer(500), answer(200)]
    send_due(webhook.pk, timezone.now())
    ping = ping_webhook(by=cast.actor(cast.jiwoo), webhook=webhook)
    send_due(webhook.pk, timezone.now())
    got = next(got for got in receiver.got if got.said["type"] == "ping")
    assert (got.id, got.said["data"], fresh(ping).state) == (str(ping.pk), {}, "delivered")


def test_what_is_replayed_has_its_first_id_and_a_ladder_of_its_own(cast, said, receiver):
    webhook, row = said()
    send_due(webhook.pk, timezone.now())
    again = replay_delivery(by=cast.actor(cast.jiwoo), delivery=fresh(row))
    assert (again.state, again.attempts) == ("waiting", 0)
    with pytest.raises(NotNow):
        replay_delivery(by=cast.actor(cast.jiwoo), delivery=again)
    send_due(webhook.pk, timezone.now())
    assert [got.id for got in receiver.got] == [str(row.pk)] * 2


def test_one_that_is_switched_off_keeps_what_waits_and_goes_on_with_it(cast, said, receiver):
    webhook, row = said()
    jiwoo = cast.actor(cast.jiwoo)
    change_webhook(by=jiwoo, webhook=webhook, state="disabled")
    assert send_due(webhook.pk, timezone.now()) == 0
    for act in (
        lambda: ping_webhook(by=jiwoo, webhook=webhook),
        lambda: replay_delivery(by=jiwoo, delivery=row),
    ):
        with pytest.raises(NotNow):
            act()
    change_webhook(by=jiwoo, webhook=webhook, state="active")
    assert send_due(webhook.pk, timezone.now()) == 1
    assert fresh(row).state == "delivered"


def test_what_was_changed_in_the_middle_of_a_run_is_heeded(cast, said, receiver):
    webhook, row = said()
    argue(cast, row.activity.initiative, "The second")
    dispatch.dispatch(cast.workspace.pk)
    calls = []

    def post(url, *_said) -> Outcome:
        calls.append(url)
        if len(calls) == 1:
            change_webhook(by=cast.actor(cast.jiwoo), webhook=webhook, address=f"{receiver.url}/new")
        return Outcome(200)

    now = timezone.now() + timedelta(seconds=1)
    send_due(webhook.pk, now, post=post)
    send_due(webhook.pk, now, post=post)
    assert calls == [receiver.url, f"{receiver.url}/new"]


@pytest.mark.parametrize("status", [410, 500])
def test_what_becomes_of_the_address_before_switches_off_nothing_at_the_new_one(cast, said, receiver, status):
    webhook, row = said()
    Webhook.objects.filter(pk=webhook.pk).update(failures=GIVEN_UP - 1, misses=MISSES - 1)

    def post(*_said) -> Outcome:
        change_webhook(by=cast.actor(cast.jiwoo), webhook=webhook, address=f"{receiver.url}/new")
        return Outcome(status)

    send_due(webhook.pk, timezone.now(), post=post)
    webhook = fresh(webhook)
    assert (webhook.state, webhook.failures, webhook.misses, webhook.rests_until) == ("active", 0, 0, None)
    assert fresh(row).status == status


def test_another_address_inherits_no_rest_no_miss_and_no_try_of_the_one_before(cast, said, receiver):
    webhook, row = said()
    receiver.answers = [answer(429, b"", Retry_After="600"), answer(200)]
    send_due(webhook.pk, timezone.now())
    Webhook.objects.filter(pk=webhook.pk).update(failures=2)
    assert send_due(webhook.pk, timezone.now()) == 0
    change_webhook(by=cast.actor(cast.jiwoo), webhook=webhook, address=f"{receiver.url}/new")
    assert (fresh(webhook).rests_until, webhook.misses, webhook.failures) == (None, 0, 0)
    assert send_due(webhook.pk, timezone.now()) == 1
    assert (fresh(row).state, row.attempts) == ("delivered", 1)


def test_another_description_is_no_reason_to_try_sooner(cast, said, receiver):
    webhook, _row = said()
    receiver.answers = [answer(429, b"", Retry_After="600")]
    send_due(webhook.pk, timezone.now())
    change_webhook(by=cast.actor(cast.jiwoo), webhook=webhook, description="Dashboard")
    assert send_due(webhook.pk, timezone.now()) == 0
    assert (fresh(webhook).rests(timezone.now()), webhook.misses) == (True, 1)


def test_what_is_removed_in_the_middle_of_a_run_is_let_go(cast, said, receiver):
    webhook, _row = said()

    def post(*_said) -> Outcome:
        remove_webhook(by=cast.actor(cast.jiwoo), webhook=webhook)
        return Outcome(200)

    send_due(webhook.pk, timezone.now(), post=post)
    assert not Webhook.objects.exists()
    assert not WebhookDelivery.objects.exists()


def test_what_is_listed_for_somebody_is_what_that_one_may_keep(cast, keep, service):
    owner, other = service("analyst"), service("facilitator")
    kept = {keep(), keep(owner=owner), keep(owner=other)}
    for user, many in ((cast.jiwoo, 3), (cast.minji, 0), (cast.ben, 0), (owner, 1), (other, 1)):
        by = cast.actor(user)
        listed = set(webhooks_kept(by, cast.workspace))
        assert listed == {one for one in kept if can_keep_webhook(by, one)}
        assert len(listed) == many


def test_an_owner_may_be_oneself_or_for_who_manages_a_service_that_lasts(cast, keep, service):
    owner, other, ended = service("analyst"), service("facilitator"), service("observer")
    Membership.objects.filter(user=ended).update(ended_at=timezone.now())
    assert set(owners_for(cast.actor(cast.jiwoo), cast.workspace)) == {cast.jiwoo, owner, other}
    assert set(owners_for(cast.actor(owner), cast.workspace)) == {owner}
    with pytest.raises(NotAllowed):
        owners_for(cast.actor(cast.minji), cast.workspace)


@pytest.fixture
def asked(monkeypatch):
    """What was put on the queue: task, arguments, seconds to wait."""
    asked_for: list[tuple] = []

    def send_task(task, args=(), countdown=0, **_options) -> None:
        asked_for.append((task.rpartition(".")[2], args[0], round(countdown)))

    monkeypatch.setattr("accounts.queue.current_app.send_task", send_task)
    return asked_for


@pytest.mark.django_db(transaction=True)
def test_a_run_is_asked_for_after_the_commit_and_again_for_what_is_due_soon(cast, said, receiver, asked):
    webhook, _row = said()
    mine = ("send_to_webhook", str(webhook.pk))
    assert asked == [(*mine, 0)]
    receiver.answers = [answer(500)]
    send_to_webhook(str(webhook.pk))
    assert [one[:2] for one in asked] == [mine, mine]
    assert asked[1][2] in (5, 6)


@pytest.mark.django_db(transaction=True)
def test_one_that_rests_is_not_asked_for_by_what_happens_meanwhile(cast, said, receiver, asked):
    webhook, row = said()
    receiver.answers = [answer(500)]
    Webhook.objects.filter(pk=webhook.pk).update(misses=9)
    send_to_webhook(str(webhook.pk))
    before = list(asked)
    argue(cast, row.activity.initiative, "What comes meanwhile")
    dispatch.dispatch(cast.workspace.pk)
    assert WebhookDelivery.objects.filter(webhook=webhook).count() == 2
    assert [one for one in asked if one[0] == "send_to_webhook"] == before


@pytest.mark.django_db(transaction=True)
def test_what_is_to_come_is_asked_for_once_however_many_runs_find_it(cast, said, receiver, asked):
    webhook, row = said()
    WebhookDelivery.objects.filter(pk=row.pk).update(not_before=timezone.now() + timedelta(seconds=40))
    for _run in range(5):
        send_due(webhook.pk, timezone.now())
    assert [one[2] for one in asked] == [0, 40]
    WebhookDelivery.objects.filter(pk=row.pk).update(not_before=timezone.now() + timedelta(seconds=20))
    send_due(webhook.pk, timezone.now())
    assert asked[-1][2] == 20


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_is_away_stops_nobody_and_the_minute_asks_again(
    cast, said, receiver, monkeypatch, asked
):
    def away(*_asked, **_options) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr("accounts.queue.current_app.send_task", away)
        webhook, _row = said()
    cache.clear()
    wake_webhooks()
    assert asked == [("send_to_webhook", str(webhook.pk), 0)]
