"""The real thing: a worker that is killed between sending and writing it down, over TLS, as in production."""

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
def secure_receiver(tmp_path, production, near):
    """Another system on this machine, which the worker may call and whose certificate it trusts."""
    certificate = Certificate(tmp_path, "127.0.0.1")
    production |= {"WEBHOOK_NETWORKS": "127.0.0.0/8", "SSL_CERT_FILE": str(certificate.file)}
    yield from run(certificate.serving())


def test_what_a_killed_worker_had_sent_is_sent_again_under_the_same_id(worker, secure_receiver):
    done = threading.Event()
    secure_receiver.answers = [stall(done), answer(200, b"taken")]
    cast = gather()
    initiative = open_initiative(cast)
    dispatch.dispatch(cast.workspace.pk)
    address = secure_receiver.url.replace("http://", "https://")
    add_webhook(by=cast.actor(cast.jiwoo), workspace=cast.workspace, address=address)
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
