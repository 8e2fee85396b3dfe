"""Webhooks: kept by who manages a workspace, and by its services for themselves. Each has an owner, and tells what that
one may see."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User, Workspace
from accounts.sealing import seal
from deliberation import webhooks
from deliberation.actions.locks import locked_workspace, still_there
from deliberation.actions.services import services_of
from deliberation.actions.writing import change, clean, one_line, require_version
from deliberation.errors import Invalid, NotNow
from deliberation.models import (
    DeliveryState,
    Webhook,
    WebhookDelivery,
    WebhookSecret,
    WebhookState,
    WhyDisabled,
)
from deliberation.outbox import record
from deliberation.permissions import Actor, can_keep_webhook, can_keep_webhooks, can_manage, require
from deliberation.webhooks.guard import Refused, read_target
from deliberation.webhooks.keepers import keepers_of
from deliberation.webhooks.rules import site_rules
from deliberation.webhooks.signing import new_secret

MOST = 20  # in a workspace
BOTH_ARE_VALID = timedelta(days=7)  # from the moment on at which a new secret takes a place
SETTLED = (DeliveryState.DELIVERED, DeliveryState.FAILED, DeliveryState.SKIPPED)
CHANGEABLE = frozenset({"address", "types", "description"})
FRESH: dict[str, Any] = {"failures": 0, "misses": 0, "rests_until": None}


@transaction.atomic
def add_webhook(
    *,
    by: Actor,
    workspace: Workspace,
    address: str,
    types: Collection[str] = (),
    description: str = "",
    owner: User | None = None,
) -> tuple[Webhook, str]:
    """Tell another system what happens from now on. Returns the webhook and its secret, which is told this once.

    ``owner`` is whose sight counts: oneself, or for who manages the workspace one of its services. Raises NotAllowed,
    Invalid, NotNow where there are too many.
    """
    require(can_keep_webhooks(by, workspace))
    workspace = locked_workspace(workspace)
    require(can_keep_webhooks(by, workspace))
    webhook = Webhook(
        workspace=workspace,
        owner=_owner(by, workspace, owner),
        token_key=_line(by),
        address=_address(address),
        types=_types(types),
        description=one_line(description),
        created_at=by.moment,
        updated_at=by.moment,
    )
    clean(webhook)
    if Webhook.objects.filter(workspace=workspace).count() >= MOST:
        raise NotNow(
            _("There are %s webhooks already. Remove one that nobody needs.") % MOST, code="too_many"
        )
    webhook.save(force_insert=True)
    secret = _new_secret(by, webhook)
    _record("webhook.added", by, webhook)
    return webhook, secret


@transaction.atomic
def change_webhook(
    *, by: Actor, webhook: Webhook, version: int | None = None, state: str | None = None, **changes: Any
) -> Webhook:
    """Change its address, types or description, or switch it off and on again.

    It stands on the token that ``by`` came with from then on, if any. On again it goes on with what waits; another
    address inherits no miss, no rest and no try of the one before. Raises NotAllowed, NotFound, Invalid, Stale, NotNow.
    """
    webhook = _locked(by, webhook)
    require_version(webhook, version)
    changed = change(webhook, _read(changes), allowed=CHANGEABLE, at=by.moment)
    if "address" in changed:
        _begin_anew(webhook, by.moment)
    if state is not None and state != webhook.state:
        changed += _switch(by, webhook, state)
    if changed:
        _stand_on(by, webhook)
        _record("webhook.changed", by, webhook, fields=sorted(changed))
        webhooks.wake_soon(webhook.pk)
    return webhook


@transaction.atomic
def remove_webhook(*, by: Actor, webhook: Webhook) -> None:
    """End it, with its secrets and its log. Raises NotAllowed, NotFound."""
    webhook = _locked(by, webhook)
    _record("webhook.removed", by, webhook)
    Webhook.objects.filter(pk=webhook.pk).delete()


@transaction.atomic
def rotate_webhook_secret(*, by: Actor, webhook: Webhook, at_once: bool = False) -> tuple[Webhook, str]:
    """Sign with a new secret, which is told this once, and for seven days with the one before, too.

    ``at_once`` ends that one now. There are never more than two. Raises NotAllowed, NotFound.
    """
    webhook = _locked(by, webhook)
    before = WebhookSecret.objects.filter(webhook=webhook)
    before.filter(ends_at__isnull=False).delete()
    if at_once:
        before.delete()
    else:
        before.update(ends_at=by.moment + BOTH_ARE_VALID)
    secret = _new_secret(by, webhook)
    _stand_on(by, webhook)
    _record("webhook.secret_rotated", by, webhook)
    return webhook, secret


@transaction.atomic
def ping_webhook(*, by: Actor, webhook: Webhook) -> WebhookDelivery:
    """Send it a message that says nothing, at once.

    Raises NotAllowed, NotFound, NotNow for one that is switched off.
    """
    webhook = _locked(by, webhook)
    _require_active(webhook)
    ping = WebhookDelivery.objects.create(webhook=webhook, type=webhooks.PING, **_now(by))
    _rouse(webhook)
    return ping


@transaction.atomic
def replay_delivery(*, by: Actor, delivery: WebhookDelivery) -> WebhookDelivery:
    """Send a message once more, under its own id, whatever became of it; its tries are counted anew.

    Raises NotAllowed, NotFound, NotNow for one that waits anyway, or whose webhook is switched off.
    """
    webhook = _locked(by, delivery.webhook)
    _require_active(webhook)
    present = still_there(WebhookDelivery.objects.filter(webhook=webhook), delivery.pk)
    if present.state not in SETTLED:
        raise NotNow(_("This message waits to be sent already."), code="waiting")
    again = {"state": DeliveryState.WAITING, "attempts": 0, "not_before": by.moment, "settled_at": None}
    WebhookDelivery.objects.filter(pk=present.pk, state=present.state).update(**again)
    _rouse(webhook)
    present.refresh_from_db()
    present.webhook = webhook
    return present


def owners_for(by: Actor, workspace: Workspace) -> QuerySet[User]:
    """Whose sight may count: one's own, and for who manages the workspace that of its services. Raises NotAllowed."""
    require(can_keep_webhooks(by, workspace))
    own = User.objects.filter(pk=by.person.pk)
    if not can_manage(by, workspace):
        return own
    return own | User.objects.filter(pk__in=services_of(workspace).values("user"))


def _locked(by: Actor, webhook: Webhook) -> Webhook:
    """The webhook as it is now, under its lock, for who may keep it even then."""
    require(can_keep_webhook(by, webhook))
    rows = Webhook.objects.select_related("workspace", "owner").select_for_update(no_key=True, of=("self",))
    present = still_there(rows, webhook.pk)
    require(can_keep_webhook(by, present))
    return present


def _line(by: Actor) -> str:
    """The token that ``by`` came with, or the first of those that took each other's place; none for a session."""
    return by.token.line if by.token else ""


def _stand_on(by: Actor, webhook: Webhook) -> None:
    """What a token changed does not outlive it."""
    if webhook.token_key != _line(by):
        webhook.token_key = _line(by)
        webhook.save(update_fields=["token_key"])


def _owner(by: Actor, workspace: Workspace, owner: User | None) -> User:
    if owner is None:
        return by.person
    if not owners_for(by, workspace).filter(pk=owner.pk).exists():
        raise Invalid.at("owner", "does_not_exist", _("Choose yourself or a service of the workspace."))
    return owner


def _read(changes: dict[str, Any]) -> dict[str, Any]:
    readers = {"address": _address, "types": _types, "description": one_line}
    return {name: readers[name](value) if name in readers else value for name, value in changes.items()}


def _address(address: str) -> str:
    try:
        read_target(address, site_rules())
    except Refused as refusal:
        raise Invalid.at("address", refusal.code, SAYS.get(refusal.code, SAYS["malformed"])())
    return address


def _types(types: Collection[str]) -> list[str]:
    unknown = sorted(set(types) - set(webhooks.TYPES))
    if unknown:
        raise Invalid.at("types", "unknown", _("There is no such type: %s.") % ", ".join(unknown))
    return sorted(set(types))


def _switch(by: Actor, webhook: Webhook, state: str) -> list[str]:
    """On again, as new; off, by hand."""
    if state == WebhookState.ACTIVE:
        if not keepers_of(webhook.workspace_id).filter(user=webhook.owner_id).exists():
            sentence = _("Its owner may keep no webhook here any more. Add another one in its place.")
            raise NotNow(sentence, code="no_access")
        after = {"reason": "", "disabled_at": None, **FRESH}
    else:
        after = {"reason": WhyDisabled.BY_HAND, "disabled_at": by.moment}
    after |= {"state": state, "version": webhook.version + 1, "updated_at": by.moment}
    _set(webhook, after)
    return ["state"]


def _begin_anew(webhook: Webhook, moment: datetime) -> None:
    """What waits because its address failed is sent to another one at once."""
    _set(webhook, FRESH)
    tried = webhook.deliveries.filter(state=DeliveryState.WAITING, attempts__gt=0)
    tried.update(attempts=0, not_before=moment)


def _set(webhook: Webhook, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(webhook, name, value)
    webhook.save(update_fields=list(values))


def _require_active(webhook: Webhook) -> None:
    if not webhook.is_active:
        raise NotNow(_("This webhook is switched off. Switch it on first."), code="disabled")


def _new_secret(by: Actor, webhook: Webhook) -> str:
    secret = new_secret()
    WebhookSecret.objects.create(webhook=webhook, sealed=seal(secret), created_at=by.moment)
    return secret


def _now(by: Actor) -> dict[str, Any]:
    return {"created_at": by.moment, "not_before": by.moment}


def _rouse(webhook: Webhook) -> None:
    """Somebody looks: it rests no longer."""
    Webhook.objects.filter(pk=webhook.pk).update(rests_until=None)
    webhooks.wake_soon(webhook.pk)


def _record(verb: str, by: Actor, webhook: Webhook, **details: Any) -> None:
    record(verb, by=by, subject=webhook, workspace_id=webhook.workspace_id, **details)


SAYS = {
    "malformed": lambda: _("This is no address as https://system.example/webhooks."),
    "not_https": lambda: _("A webhook’s address begins with https://."),
    "credentials": lambda: _("Leave out the name and password; messages are signed instead."),
    "port": lambda: _("This port is not allowed. Leave it out."),
    "not_public": lambda: _("This address is not on the public Internet, so nothing is sent there."),
}
