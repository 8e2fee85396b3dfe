"""The real thing: PostgreSQL, Redis, a worker process and a mail server."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import OutgoingMail
from deliberation import tasks
from deliberation.models import Subscription
from tests.cast import argue, gather, open_initiative

pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]


def test_a_worker_plans_and_sends_what_is_due(worker, smtp_sink):
    cast = gather()
    argue(cast, open_initiative(cast), "One voice carries further")
    Subscription.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    worker("-Q", "default,mail")
    tasks.due_digests.delay()
    messages = smtp_sink.wait_for(5)
    assert {message["X-Envelope-To"].partition("@")[0] for message in messages} == {
        "jiwoo",
        "minji",
        "hana",
        "dohyun",
        "taeho",
    }
    assert OutgoingMail.objects.count() == 5
