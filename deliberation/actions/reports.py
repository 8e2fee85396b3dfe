"""What a mail provider tells later of mails that it took: they arrived, came back, or were called spam.

Told twice is as good as once, in any order; what it tells of mails that are not ours is read past.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from accounts import mail
from accounts.models import MailState, OutgoingMail
from deliberation.digests.suspending import suspend
from deliberation.models import Suspension

ARRIVED, CAME_BACK, SPAM = "arrived", "came_back", "spam"
TAKEN = (MailState.ACCEPTED, MailState.UNKNOWN)


@transaction.atomic
def heed_report(provider_id: str, what: str, kinds: Mapping[str, mail.Kind], *, reason: str = "") -> bool:
    """Note what became of the mail that a provider knows as ``provider_id``. False where that is nothing new."""
    found = OutgoingMail.objects.select_for_update(of=("self",)).filter(provider_id=provider_id)
    one = found.exclude(provider_id="").first()
    if one is None or one.state not in TAKEN:
        return False
    if what == CAME_BACK:
        return _came_back(one, reason, kinds)
    if what == SPAM:
        return _is_spam(one)
    return _arrived(one)


def _came_back(one: OutgoingMail, reason: str, kinds: Mapping[str, mail.Kind]) -> bool:
    moment = timezone.now()
    one.state, one.reason = MailState.BOUNCED, (reason or "bounced")[:40]
    one.settled_at = one.failed_at = moment
    one.save(update_fields=["state", "reason", "settled_at", "failed_at"])
    kind = kinds.get(one.key.partition(":")[0])
    if kind and kind.bounced:
        kind.bounced(one)
    return True


def _is_spam(one: OutgoingMail) -> bool:
    """Its reader wants no more, and says so in the only way that a mail program offers."""
    if one.reason == Suspension.COMPLAINED:
        return False
    one.reason = Suspension.COMPLAINED
    one.save(update_fields=["reason"])
    if one.person_id:
        suspend(one.person_id, Suspension.COMPLAINED)
    return True


def _arrived(one: OutgoingMail) -> bool:
    if one.state == MailState.ACCEPTED:
        return False
    one.state, one.settled_at = MailState.ACCEPTED, timezone.now()
    one.save(update_fields=["state", "settled_at"])
    return True
