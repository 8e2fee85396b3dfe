"""The address in List-Unsubscribe: it ends one subscription, and is there only if somebody reads it."""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail as outbox
from django.core.management import call_command
from django.utils import timezone

from deliberation.actions import replies
from deliberation.models import ArrivedMail, Subscription

from .mails import ON, mail, vouched

NEXT_MONDAY = datetime(2026, 5, 11, 0, 30, tzinfo=UTC)


@pytest.fixture
def address(cast, initiative, argument, settings) -> str:
    """What Hana's digest names."""
    settings.REPLIES = ON
    call_command("send_digests", "--now", NEXT_MONDAY.isoformat(), "--only", cast.hana.email)
    (message,) = outbox.outbox
    return re.search(r"<mailto:([^?>]+)", message.extra_headers["List-Unsubscribe"])[1]


@pytest.mark.parametrize("results", [vouched(), vouched(result="fail")])
def test_a_mail_to_it_ends_that_one_subscription(cast, address, results):
    message = mail(address, "", sender=cast.hana.email, results=results)
    assert replies.receive(message.as_bytes(), now=timezone.now()) == "obeyed"
    assert Subscription.objects.get(user=cast.hana).cadence == "off"
    assert not Subscription.objects.exclude(user=cast.hana).filter(cadence="off").exists()
    assert ArrivedMail.objects.get().text == ""


def test_twice_is_as_good_as_once(cast, address):
    for number in (1, 1, 2):
        replies.receive(mail(address, "x", number=number).as_bytes(), now=timezone.now())
    assert Subscription.objects.get(user=cast.hana).cadence == "off"
    assert len(outbox.outbox) == 1


def test_it_is_left_out_where_nobody_reads_such_mails(cast, initiative, argument, settings):
    settings.REPLIES = {}
    call_command("send_digests", "--now", NEXT_MONDAY.isoformat(), "--only", cast.hana.email)
    assert "mailto:" not in outbox.outbox[0].extra_headers["List-Unsubscribe"]
