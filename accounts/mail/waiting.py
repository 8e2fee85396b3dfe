"""Which mails wait to leave, and which of those an operator has to let go first."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.models import MailState, OutgoingMail

# Somebody sits before the screen for these. They are due before all others, so they say by their age what they are.
ASKED_FOR = ("code:", "reset:", "account:")
SECRETS_ARE_GONE = (*ASKED_FOR, "answer:")  # as soon as they were settled: such a mail cannot be made again


def waiting() -> QuerySet[OutgoingMail]:
    """Those that leave when their time comes. An unknown outcome is tried once more, unless the site holds it."""
    ready = Q(state__in=[MailState.PLANNED, MailState.RETRY])
    if settings.MAIL_UNKNOWN == "resend":
        ready |= Q(state=MailState.UNKNOWN, possible_duplicate=False)
    return OutgoingMail.objects.filter(ready)


def in_hand() -> QuerySet[OutgoingMail]:
    """Those that a worker has taken."""
    return OutgoingMail.objects.filter(state__in=[MailState.CLAIMED, MailState.SENDING])


def due_until(moment: datetime) -> Q:
    """What was due at ``moment`` or before: also a digest that is planned later, for a period that ended by then."""
    return Q(not_before__lte=moment) & ~(of_kind(ASKED_FOR) & Q(created_at__gt=moment))


def of_kind(prefixes: tuple[str, ...]) -> Q:
    return Q.create([("key__startswith", prefix) for prefix in prefixes], connector=Q.OR)
