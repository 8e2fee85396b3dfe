"""By what a webhook stands: its owner's membership, and the token that it was made or last changed with, if any.

Asked when a delivery is planned, each time it is about to be sent, and every minute of all.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils import timezone

from accounts.models import Membership, Token
from accounts.models.people import UserKind
from accounts.permissions import MANAGE, roles_with
from deliberation.models import Webhook, WhyDisabled

Listening = Sequence[tuple[Webhook, Membership]]  # each with its owner's membership
MAY_KEEP = Q(role__in=roles_with(MANAGE)) | Q(user__kind=UserKind.SERVICE)


class Fallen(Exception):
    """A webhook stands no longer, and why."""

    def __init__(self, reason: WhyDisabled) -> None:
        super().__init__(reason)
        self.reason = reason


def keepers_of(workspace_id) -> QuerySet[Membership]:
    """The memberships whose users may keep webhooks there: who manages the workspace, and its services."""
    return Membership.objects.active().filter(MAY_KEEP, workspace=workspace_id)


def owner_of(webhook: Webhook) -> Membership:
    """The membership by which it is told, as it is now. Raises Fallen."""
    owner = keepers_of(webhook.workspace_id).filter(user=webhook.owner_id).select_related("user").first()
    if owner is None:
        raise Fallen(WhyDisabled.NO_ACCESS)
    valid = Token.objects.valid(timezone.now())
    if webhook.token_key and not valid.of_line(webhook.token_key).exists():
        raise Fallen(WhyDisabled.TOKEN_ENDED)
    return owner


def listening(workspace_id: UUID) -> Listening:
    """The webhooks of a workspace that are told of anything now."""
    owners = {one.user_id: one for one in keepers_of(workspace_id).select_related("user")}
    rows = Webhook.objects.active().filter(workspace=workspace_id).exclude(_tokenless(timezone.now()))
    return [(one, owners[one.owner_id]) for one in rows.order_by("pk") if one.owner_id in owners]


def still_active(listening: Listening) -> Listening:
    """Without those that were removed or switched off since they were read."""
    rows = Webhook.objects.active().filter(pk__in=[webhook.pk for webhook, _owner in listening])
    there = set(rows.values_list("pk", flat=True))
    return [(webhook, owner) for webhook, owner in listening if webhook.pk in there]


def fallen(now: datetime) -> Iterator[tuple[WhyDisabled, list[UUID]]]:
    """The webhooks that are switched on and stand no longer, by reason."""
    kept = Exists(keepers_of(OuterRef("workspace")).filter(user=OuterRef("owner")))
    for reason, has_fallen in ((WhyDisabled.NO_ACCESS, ~kept), (WhyDisabled.TOKEN_ENDED, _tokenless(now))):
        yield reason, list(Webhook.objects.active().filter(has_fallen).values_list("pk", flat=True))


def _tokenless(now: datetime) -> Combinable:
    """Of webhooks: the token, and all that took its place, have ended."""
    return ~Q(token_key="") & ~Exists(Token.objects.valid(now).of_line(OuterRef("token_key")))
