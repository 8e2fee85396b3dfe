"""A webhook that Jiwoo keeps for herself or a service, and the other system behind it."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from accounts.models import User
from deliberation import dispatch, webhooks
from deliberation.actions import services
from deliberation.actions.webhooks import add_webhook
from deliberation.models import Webhook, WebhookDelivery
from deliberation.permissions import Actor
from tests.cast import argue


@pytest.fixture
def keep(cast, receiver) -> Callable[..., Webhook]:
    """Adds a webhook of Jiwoo's at the receiver: ``keep(types=…, owner=…, address=…)``; its secret is ``.secret``."""

    def add(**fields) -> Webhook:
        dispatch.dispatch(cast.workspace.pk)  # what happened before is over
        fields = {"address": receiver.url, **fields}
        webhook, secret = add_webhook(by=cast.actor(cast.jiwoo), workspace=cast.workspace, **fields)
        webhook.secret = secret
        return webhook

    return add


@pytest.fixture
def service(cast) -> Callable[[str], User]:
    """The user of a service with a role."""

    def add(role: str) -> User:
        by = Actor(user=cast.jiwoo)
        fields = {"name": f"Dashboard of an {role}", "organisation": cast.trade, "role": role}
        return services.add_service(by=by, workspace=cast.workspace, **fields).user

    return add


@pytest.fixture
def tell(cast) -> Callable[[], None]:
    """Lets what happened have its consequences, and every webhook its messages."""

    def consequences() -> None:
        dispatch.dispatch(cast.workspace.pk)
        now = timezone.now()
        for webhook_id in webhooks.waiting_webhooks(now):
            webhooks.send_due(webhook_id, now)

    return consequences


@pytest.fixture
def said(cast, initiative, keep):
    """A webhook with one message that waits."""

    def say(**fields) -> tuple[Webhook, WebhookDelivery]:
        webhook = keep(types=["argument.added"], **fields)
        argue(cast, initiative, "One voice carries further")
        dispatch.dispatch(cast.workspace.pk)
        return webhook, WebhookDelivery.objects.get(webhook=webhook)

    return say
