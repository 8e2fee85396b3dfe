"""By what a webhook stands, its owner's membership and the token that it was made or changed with, and what ends it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.actions import create_token, revoke_token, rotate_token
from accounts.models import Membership, Token
from deliberation import dispatch, webhooks
from deliberation.actions import people
from deliberation.actions.webhooks import (
    add_webhook,
    change_webhook,
    remove_webhook,
    rotate_webhook_secret,
)
from deliberation.errors import NotNow
from deliberation.models import Activity, Webhook, WebhookDelivery
from deliberation.permissions import Actor
from deliberation.tasks import wake_webhooks
from deliberation.webhooks.sending import send_due
from tests.cast import argue

from .rows import fresh


def test_whose_owner_left_is_told_nothing_from_that_moment_on_and_says_why(cast, said, service, receiver):
    owner = service("analyst")
    webhook, _row = said(owner=owner)
    membership = Membership.objects.get(user=owner)
    people.end_membership(by=cast.actor(cast.jiwoo), membership=membership)
    send_due(webhook.pk, timezone.now())
    webhook = fresh(webhook)
    assert (receiver.got, webhook.state, webhook.reason) == ([], "disabled", "no_access")
    with pytest.raises(NotNow):
        change_webhook(by=cast.actor(cast.jiwoo), webhook=webhook, state="active")


def test_the_minute_finds_those_whose_owners_may_keep_none_any_more(cast, keep, service, receiver):
    webhook, other = keep(), keep(owner=service("analyst"))
    Membership.objects.filter(user=cast.jiwoo).update(role="facilitator")
    wake_webhooks()
    assert [fresh(webhook).reason, fresh(other).reason] == ["no_access", ""]
    wake_webhooks()
    assert Activity.objects.filter(verb="webhook.disabled").count() == 1


# --- the token --------------------------------------------------------------------------------------


@pytest.fixture
def made(cast) -> Callable[..., Token]:
    """A token of Jiwoo's for what matters most."""
    return lambda **options: create_token(
        user=cast.jiwoo, name="Deploy", scopes=("read", "admin"), **options
    )[0]


@pytest.fixture
def with_token(cast, receiver) -> Callable[[Token], Webhook]:
    """A webhook that Jiwoo made with it."""

    def add(token: Token) -> Webhook:
        dispatch.dispatch(cast.workspace.pk)
        by = Actor(user=cast.jiwoo, token=token)
        return add_webhook(by=by, workspace=cast.workspace, address=receiver.url, types=["argument.added"])[0]

    return add


def why_off(webhook: Webhook) -> str:
    wake_webhooks()
    return fresh(webhook).reason


def test_what_a_token_made_is_told_nothing_from_the_moment_on_at_which_that_ends(
    cast, initiative, made, with_token, receiver
):
    token = made()
    webhook = with_token(token)
    argue(cast, initiative, "One voice carries further")
    dispatch.dispatch(cast.workspace.pk)
    revoke_token(token=token)
    argue(cast, initiative, "What comes later")
    dispatch.dispatch(cast.workspace.pk)
    assert WebhookDelivery.objects.filter(webhook=webhook).count() == 1
    send_due(webhook.pk, timezone.now())
    assert (receiver.got, fresh(webhook).reason) == ([], "token_ended")
    assert Activity.objects.get(verb="webhook.disabled").details == {"reason": "token_ended"}


def test_the_minute_finds_those_whose_token_was_revoked_or_is_over(
    cast, keep, made, with_token, time_machine
):
    own, short, lasting = keep(), with_token(made(lasts=timedelta(days=1))), with_token(made())
    wake_webhooks()
    assert [fresh(one).is_active for one in (own, short, lasting)] == [True, True, True]
    time_machine.move_to(timezone.now() + timedelta(days=1, seconds=1))
    wake_webhooks()
    assert [fresh(one).reason for one in (own, short, lasting)] == ["", "token_ended", ""]


def test_one_goes_on_with_what_takes_the_place_of_its_token_and_ends_with_the_last_of_them(
    cast, initiative, made, with_token, receiver, tell, time_machine
):
    first = made()
    webhook = with_token(first)
    second, _text = rotate_token(token=first)
    time_machine.move_to(timezone.now() + timedelta(days=8))  # the first has ended
    assert why_off(webhook) == ""
    third, _text = rotate_token(token=second)
    Token.objects.exclude(pk=third.pk).delete()
    assert why_off(webhook) == ""
    argue(cast, initiative, "One voice carries further")
    tell()
    assert len(receiver.got) == 1
    revoke_token(token=third)
    assert why_off(webhook) == "token_ended"


@pytest.mark.parametrize(
    "act",
    [
        lambda by, webhook: change_webhook(by=by, webhook=webhook, address="https://elsewhere.example/"),
        lambda by, webhook: change_webhook(by=by, webhook=webhook, types=[]),
        lambda by, webhook: rotate_webhook_secret(by=by, webhook=webhook),
    ],
    ids=["address", "types", "secret"],
)
def test_what_a_token_changed_does_not_outlive_it_and_who_is_signed_in_takes_it_over(
    cast, keep, said, made, act
):
    token = made()
    (webhook, _row), jiwoo = said(), cast.actor(cast.jiwoo)
    act(Actor(user=cast.jiwoo, token=token), webhook)
    revoke_token(token=token)
    assert why_off(webhook) == "token_ended"
    change_webhook(by=jiwoo, webhook=webhook, state="active")
    assert why_off(webhook) == ""


def test_who_is_signed_in_takes_over_what_a_token_made(cast, made, with_token):
    token = made()
    webhook = with_token(token)
    change_webhook(by=cast.actor(cast.jiwoo), webhook=webhook, description="Dashboard")
    revoke_token(token=token)
    assert why_off(webhook) == ""


def test_what_is_removed_or_switched_off_while_others_are_told_is_told_nothing_and_stops_nobody(
    cast, keep, initiative
):
    removed, off, well = keep(), keep(), keep()
    listening = webhooks.listening(cast.workspace.pk)
    argue(cast, initiative, "One voice carries further")
    remove_webhook(by=cast.actor(cast.jiwoo), webhook=removed)
    change_webhook(by=cast.actor(cast.jiwoo), webhook=off, state="disabled")
    webhooks.plan(Activity.objects.get(verb="argument.added"), listening)
    assert [row.webhook_id for row in WebhookDelivery.objects.all()] == [well.pk]


# --- what it costs ----------------------------------------------------------------------------------


def test_an_owner_s_sight_is_asked_once_however_many_webhooks_that_one_has(cast, keep, initiative, receiver):
    keep()
    argue(cast, initiative, "The first")
    few = _queries_of_dispatch(cast)
    for _number in range(9):
        keep()
    argue(cast, initiative, "The second")
    assert _queries_of_dispatch(cast) == few
    assert WebhookDelivery.objects.filter(type="argument.added").count() == 1 + 10


def _queries_of_dispatch(cast) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        dispatch.dispatch(cast.workspace.pk)
    return len(asked)
