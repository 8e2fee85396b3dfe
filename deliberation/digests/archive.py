"""Past digests as their reader may still see them, and the next one as it stands now."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from accounts.models import MailState, Membership, User, Workspace
from accounts.models.workspaces import Cadence
from deliberation import todo
from deliberation.models import Delivery, Edition, Subscription, Suspension

from .build import build
from .deliver import choice_of
from .editions import preview_of
from .facts import Digest
from .gather import edition_facts, readers_of, subscriptions_of
from .told import told_to

MOMENT = timedelta(seconds=1)
UNMAILED = (*Suspension.values, "no_address", "paused", "restored")  # reasons for which a mail did not leave


def deliveries_of(user: User) -> QuerySet[Delivery]:
    """What was told to a person, in the workspaces of today, the latest first; each with ``ends_at``.

    Also what could not be mailed, through no choice of theirs.
    """
    here = Membership.objects.of(user).values("workspace")
    kept_back = Q(mail__state=MailState.SKIPPED, mail__reason__in=UNMAILED)
    told = Delivery.objects.filter(
        Q(chosen__isnull=False) | kept_back, user=user, edition__workspace__in=here
    )
    return (
        told.select_related("edition__workspace", "edition__note_by", "mail", "user")
        .defer("user__password")
        .annotate(ends_at=F("edition__ends_at"))
        .order_by("-ends_at", "-pk")
    )


def was_mailed(delivery: Delivery) -> bool:
    """Whether its mail left, as far as is known."""
    return delivery.chosen is not None or delivery.mail is None


def retold(delivery: Delivery, now: datetime) -> Digest:
    """The digest as it was told, less what its reader may not see any more or has done since."""
    return retold_all([delivery], now)[0]


def retold_all(deliveries: Sequence[Delivery], now: datetime) -> list[Digest]:
    """The same for some of one person's; the number of queries does not grow with them."""
    if not deliveries:
        return []
    user, workspaces = deliveries[0].user, {one.edition.workspace for one in deliveries}
    facts = edition_facts([one.edition for one in deliveries])
    readers, subscriptions = readers_of(facts.values(), [user.pk]), subscriptions_of(deliveries)
    doings = todo.of(user, now, workspaces=workspaces)
    digests = []
    for one in deliveries:
        subscription = subscriptions.get((user.pk, one.edition.workspace_id))
        reader = readers.reader(user, subscription, one.edition, gap=one.covers_gap)
        still_to_do = doings if was_mailed(one) else ()  # what there is to do now was not told then
        digests.append(build(facts[one.edition_id], reader, still_to_do, choice_of(one)))
    return digests


def all_subscriptions(user: User) -> QuerySet[Subscription]:
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
    facts, told = edition_facts([edition]), told_to(user, workspace, edition.ends_at)
    reader = readers_of(facts.values(), [user.pk]).reader(user, subscription, edition, told=told)
    return build(facts[edition.pk], reader, todo.of(user, now, workspaces=[workspace])), edition
