"""What a mail provider tells by its webhooks: who may call, what follows, once."""

import base64
import json
from datetime import timedelta
from importlib import reload

import pytest
from django.test import Client
from django.urls import clear_url_caches, set_urlconf
from django.utils import timezone

from accounts.models import OutgoingMail
from deliberation.actions import discussion
from deliberation.dispatch import dispatch
from deliberation.models import Comment, Notification, Subscription
from deliberation.replies import Meaning, address_of
from frontend.urls import hooks

from .mails import mail

SECRET = {"Authorization": "Basic " + base64.b64encode(b"user:courtyard").decode()}


@pytest.fixture(autouse=True)
def opened(settings):
    """Postmark sends, and calls back."""
    settings.ANYMAIL = {"WEBHOOK_SECRET": "user:courtyard"}
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.REPLIES = {
        "address": "reply@madang.example",
        "authserv_id": "mx.madang.example",
        "provider": "postmark",
    }
    settings.ROOT_URLCONF = "tests.deliberation.replies.hook_urls"
    yield
    clear_url_caches()
    set_urlconf(None)


@pytest.fixture
def taken(cast) -> OutgoingMail:
    return OutgoingMail.objects.create(
        key="digest:one", person=cast.hana, state="accepted", provider_id="p-1", not_before=timezone.now()
    )


def tell(kind: str, pk: str = "p-1", headers: dict | None = None, **rest):
    said = {"RecordType": kind, "MessageID": pk, "Email": "hana@madang.example", **rest}
    client = Client(enforce_csrf_checks=True)
    return client.post("/postmark/tracking/", json.dumps(said), "application/json", headers=headers or SECRET)


def bounce(pk: str = "p-1"):
    return tell("Bounce", pk, Type="HardBounce", TypeCode=1, ID=1, BouncedAt="2026-05-11T00:00:00Z")


def state(mail: OutgoingMail) -> tuple[str, str]:
    mail.refresh_from_db()
    return mail.state, mail.reason


def test_what_came_back_is_bounced_once(taken):
    assert bounce().status_code == 200
    assert state(taken) == ("bounced", "bounced")
    at = taken.settled_at
    assert bounce().status_code == 200
    taken.refresh_from_db()
    assert taken.settled_at == at


def test_three_in_a_row_suspend(cast, taken):
    for number in (2, 3):
        OutgoingMail.objects.create(
            key=f"digest:{number}",
            person=cast.hana,
            state="accepted",
            provider_id=f"p-{number}",
            not_before=timezone.now(),
            settled_at=timezone.now(),
        )
    for number in (1, 2, 3):
        bounce(f"p-{number}")
    assert Subscription.objects.get(user=cast.hana).suspended_for == "bounced"


def test_who_calls_it_spam_gets_no_more(cast, taken):
    for _time in range(2):
        assert tell("SpamComplaint", ID=2, BouncedAt="2026-05-11T00:00:00Z").status_code == 200
    assert state(taken) == ("accepted", "complained")
    assert Subscription.objects.get(user=cast.hana).suspended_for == "complained"
    assert Subscription.objects.get(user=cast.dohyun).suspended_for == ""


def test_what_arrived_is_no_longer_unknown(taken):
    OutgoingMail.objects.update(state="unknown")
    tell("Delivery", DeliveredAt="2026-05-11T00:00:00Z")
    assert state(taken)[0] == "accepted"


@pytest.mark.parametrize("pk", ["p-2", "", "P-1"])
def test_what_is_told_of_others_changes_nothing(taken, pk):
    assert bounce(pk).status_code == 200
    assert state(taken) == ("accepted", "")


def test_who_does_not_show_the_secret_changes_nothing(taken):
    for headers in (
        {"Authorization": "Basic " + base64.b64encode(b"user:wrong").decode()},
        {"X-Nothing": "1"},
    ):
        assert tell("Bounce", headers=headers, Type="HardBounce", TypeCode=1, ID=1).status_code == 400
    assert state(taken) == ("accepted", "")


def test_only_the_provider_that_is_set_is_open(settings):
    assert [one.name for one in reload(hooks).urlpatterns] == [
        "postmark_inbound_webhook",
        "postmark_tracking_webhook",
    ]
    settings.REPLIES = {}
    assert [one.name for one in hooks.opened()] == ["postmark_tracking_webhook"]
    settings.EMAIL_BACKEND = "accounts.kept_mail.EmailBackend"
    assert hooks.opened() == []


def test_what_a_provider_takes_in_is_an_answer_like_any_other(cast, initiative, argument):
    text = f"[@Minji](mention:{cast.minji.pk}), who pays?"
    discussion.add_comment(by=cast.actor(cast.dohyun), initiative=initiative, argument=argument, text=text)
    dispatch(cast.workspace.pk)
    notice = Notification.objects.get(user=cast.minji, reason="mentioned")
    address = address_of(Meaning.COMMENT, notice.pk, timezone.now() + timedelta(days=60))
    raw = mail(address, "Both ministries pay.").as_string()
    for _time in range(2):
        said = {"RawEmail": raw, "OriginalRecipient": address}
        answer = Client().post("/postmark/inbound/", json.dumps(said), "application/json", headers=SECRET)
        assert answer.status_code == 200
    assert Comment.objects.get(author=cast.minji).text == "Both ministries pay."


def test_without_a_secret_none_is(settings):
    settings.ANYMAIL = {}
    assert hooks.opened() == []
