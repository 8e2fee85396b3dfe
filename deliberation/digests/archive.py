"""Past digests as their reader may still see them, and the next one as it stands now."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from accounts.models import Membership, User, Workspace
from accounts.models.workspaces import Cadence
from deliberation import todo
from deliberation.models import Delivery, Edition, Subscription

from .build import build
from .deliver import choice_of
from .editions import preview_of
from .facts import Digest
from .gather import edition_facts, readers_of
from .told import told_to

MOMENT = timedelta(seconds=1)


def deliveries_of(user: User) -> QuerySet[Delivery]:
    """What was told to a person, in the workspaces of today, the latest first; each with ``ends_at``."""
    here = Membership.objects.of(user).values("workspace")
    told = Delivery.objects.filter(user=user, chosen__isnull=False, edition__workspace__in=here)
    return (
        told.select_related("edition__workspace", "edition__note_by", "mail", "user")
        .defer("edition__items")
        .annotate(ends_at=F("edition__ends_at"))
        .order_by("-ends_at", "-pk")
    )


def retold(delivery: Delivery, now: datetime) -> Digest:
    """The digest as it was told, less what its reader may not see any more or has done since."""
    edition = delivery.edition
    return _built(
        edition, delivery.user, todo.of(delivery.user, now, workspaces=[edition.workspace]), delivery
    )


def subscriptions_of(user: User) -> QuerySet[Subscription]:
    """Those of a person in the workspaces of today, in the order of their keys."""
    here = Membership.objects.of(user).values("workspace")
    rows = Subscription.objects.filter(user=user, workspace__in=here)
    return rows.select_related("workspace").order_by("workspace__key")


def subscription_of(user: User, workspace: Workspace) -> Subscription | None:
    return Subscription.objects.filter(user=user, workspace=workspace).select_related("workspace").first()


def preview(user: User, workspace: Workspace, now: datetime) -> tuple[Digest, Edition]:
    """The next digest of a person if it went out at ``now`` (aware); nothing is kept of it."""
    subscription = subscription_of(user, workspace)
    starts = min(subscription.through_at, now - MOMENT) if subscription else now - timedelta(days=7)
    seq = subscription.through_seq if subscription else 0
    cadence = subscription.cadence if subscription else Cadence.WEEKLY
    edition = preview_of(workspace, cadence, starts, seq, now)
    return _built(edition, user, todo.of(user, now, workspaces=[workspace])), edition


def _built(edition: Edition, user: User, doings, delivery: Delivery | None = None) -> Digest:
    facts = edition_facts([edition])
    subscription = subscription_of(user, edition.workspace)
    gap = delivery.covers_gap if delivery else False
    told = None if delivery else told_to(user, edition.workspace, edition.ends_at)
    reader = readers_of(facts.values(), [user.pk]).reader(user, subscription, edition, told=told, gap=gap)
    return build(facts[edition.pk], reader, doings, choice_of(delivery) if delivery else None)
