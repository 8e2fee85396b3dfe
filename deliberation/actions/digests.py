"""When somebody hears of a workspace, how that ends, and the facilitator's note on top of the next digest."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Workspace
from accounts.models.workspaces import Cadence
from deliberation.actions.writing import clean, one_line
from deliberation.digests import schedule, suspending
from deliberation.errors import Fault, Invalid
from deliberation.leaving import Ends
from deliberation.models import FacilitatorNote, Subscription, Suspension
from deliberation.outbox import record
from deliberation.permissions import (
    Actor,
    can_change_subscription,
    can_resume_subscriptions,
    can_write_note,
    require,
)

SUBSCRIPTION_FIELDS = frozenset(
    {"cadence", "weekday", "hour", "time_zone", "language", "text_only", "even_if_empty", "at_once"}
)


@transaction.atomic
def change_subscription(*, by: Actor, subscription: Subscription, **changes: Any) -> Subscription:
    """Change when and how a digest comes; names are in SUBSCRIPTION_FIELDS. Nothing is lost or told twice.

    The next edition runs from where the last one ended to the next instant of the new slot. Raises
    NotAllowed, Invalid.
    """
    require(can_change_subscription(by, subscription))
    subscription = _locked(subscription)
    unknown = [name for name in changes if name not in SUBSCRIPTION_FIELDS]
    if unknown:
        raise Invalid(faults=[Fault(name, "unknown", str(_("This cannot be changed."))) for name in unknown])
    was_off = subscription.cadence == Cadence.OFF
    for name, value in changes.items():
        setattr(subscription, name, value)
    _check(subscription)
    if was_off:
        schedule.start(subscription, by.moment)
    else:
        after = max(by.moment, subscription.through_at)
        subscription.due_at = schedule.next_due(subscription, after)
    subscription.save()
    return subscription


@transaction.atomic
def resume_subscriptions(*, by: Actor) -> int:
    """Let mail go again to an address that took none, for all of one's subscriptions: they have one address.

    What comes back from now on is counted anew. Twice is as good as once. Returns how many go on. Raises NotAllowed.
    """
    require(can_resume_subscriptions(by))
    return suspending.resume(by.person, by.moment, reasons=Suspension.values)


@transaction.atomic
def unsubscribe(*, subscription: Subscription) -> Subscription:
    """End one subscription at once. Whoever holds the signed word of its mail may; twice is as good as once."""
    subscription = _locked(subscription)
    subscription.cadence, subscription.due_at = Cadence.OFF, None
    subscription.save(update_fields=["cadence", "due_at"])
    return subscription


@transaction.atomic
def end_mails_at_once(*, subscription: Subscription) -> Subscription:
    """End the mails that do not wait for the digest, as `unsubscribe` ends that; the inbox goes on."""
    subscription = _locked(subscription)
    subscription.at_once = False
    subscription.save(update_fields=["at_once"])
    return subscription


# What ends what a mail leads out of, by its link, its button or a mail to its address.
WAYS_OUT = {Ends.DIGEST: unsubscribe, Ends.AT_ONCE: end_mails_at_once}


@transaction.atomic
def write_note(*, by: Actor, workspace: Workspace, text: str) -> FacilitatorNote | None:
    """Say something on top of the next digest, instead of what was said for it before; empty takes it back.

    Raises NotAllowed, Invalid.
    """
    require(can_write_note(by, workspace))
    note = FacilitatorNote(workspace=workspace, text=one_line(text), by=by.user, written_at=by.moment)
    if not note.text:
        FacilitatorNote.objects.filter(workspace=workspace).delete()
        return None
    clean(note)
    FacilitatorNote.objects.update_or_create(
        workspace=workspace, defaults={"text": note.text, "by": by.user, "written_at": by.moment}
    )
    record("digest.noted", by=by, subject=workspace, workspace_id=workspace.pk)
    return note


def _locked(subscription: Subscription) -> Subscription:
    rows = Subscription.objects.select_for_update(of=("self",)).select_related("workspace", "user")
    return rows.get(pk=subscription.pk)


def _check(subscription: Subscription) -> None:
    """Raise Invalid with every fault."""
    hour = Fault("hour", "out_of_range", str(_("An hour is a number from 0 to 23.")))
    clean(subscription, besides=[] if 0 <= subscription.hour <= 23 else [hour])
