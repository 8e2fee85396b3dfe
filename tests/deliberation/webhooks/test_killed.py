"""The real thing, over TLS, as in production: a worker that is killed in the middle, a receiver that is dead."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from deliberation import dispatch, tasks
from deliberation.actions.webhooks import add_webhook
from deliberation.models import Webhook, WebhookDelivery
from tests.cast import argue, gather, open_initiative
from tests.services.receiver import answer, run, stall
from tests.services.tls import Certificate

pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def certificate(tmp_path, production, near):
    """Of other systems on this machine, which the worker may call and trusts by it."""
    made = Certificate(tmp_path, "127.0.0.1")
    production |= {"WEBHOOK_NETWORKS": "127.0.0.0/8", "SSL_CERT_FILE": str(made.file)}
    return made


@pytest.fixture
def secure_receiver(certificate):
    yield from run(certificate.serving())


@pytest.fixture
def dead_receiver(certificate):
    """It takes each message and never answers."""
    let_go = threading.Event()
    for receiver in run(certificate.serving()):
        receiver.answers = [stall(let_go)]
        yield receiver
        let_go.set()


def test_what_a_killed_worker_had_sent_is_sent_again_under_the_same_id(worker, secure_receiver):
    done = threading.Event()
    secure_receiver.answers = [stall(done), answer(200, b"taken")]
    cast = gather()
    initiative = open_initiative(cast)
    dispatch.dispatch(cast.workspace.pk)
    keep(cast, secure_receiver)
    first = worker("-Q", "default,webhooks", "--pool", "threads")
    argue(cast, initiative, "One voice carries further")
    dispatch.dispatch(cast.workspace.pk)
    secure_receiver.wait_for(1)
    first.kill()
    first.wait()
    row = WebhookDelivery.objects.get(type="argument.added")
    assert (row.state, row.attempts) == ("sending", 1)
    done.set()
    Webhook.objects.update(leased_until=timezone.now() - timedelta(seconds=1))  # a minute later
    worker("-Q", "default,webhooks", "--pool", "threads")
    tasks.wake_webhooks.delay()
    one, other = secure_receiver.wait_for(2)
    assert one.id == other.id == str(row.pk)
    assert one.body == other.body


def test_a_dead_one_takes_one_thread_of_a_worker_and_holds_up_no_other(
    worker, secure_receiver, dead_receiver
):
    cast = gather()
    initiative = open_initiative(cast)
    dispatch.dispatch(cast.workspace.pk)
    dead, live = keep(cast, dead_receiver), keep(cast, secure_receiver)
    worker("-Q", "default,webhooks", "--pool", "threads")  # two of them
    for number in range(30):
        argue(cast, initiative, f"Claim {number}")
    secure_receiver.wait_for(30, 60)  # the dead one alone would take two minutes for eight of its messages
    states = WebhookDelivery.objects.filter(webhook=dead).values_list("state", flat=True)
    assert "delivered" not in states
    assert WebhookDelivery.objects.filter(webhook=live).exclude(attempts=1).count() == 0


def keep(cast, receiver) -> Webhook:
    address = receiver.url.replace("http://", "https://")
    return add_webhook(by=cast.actor(cast.jiwoo), workspace=cast.workspace, address=address)[0]
