"""Pauses all mail when many recipients in a row fail: then it is not they who are at fault.

It counts in the table, so over runs and workers: the recipients whose last try failed since a mail was last accepted.
One bad recipient counts once. What anybody can have sent to any address counts only where the server itself fails, or
else who asks for codes with made-up addresses would stop the mail of all. A server that cannot be reached costs no
mail a try; mail waits then, and goes by itself when it is back.
"""

import logging

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from accounts.models import MailState, OutgoingMail
from accounts.models.mail_service import PausedFor

from . import service

log = logging.getLogger(__name__)

OF_THE_SERVER = ("line_broken", "out_of_service", "sender_refused", "provider")


def heed_failure() -> bool:
    """Called after each try that failed. True when that was one too many and all mail is paused now."""
    failed = failed_in_a_row(most=settings.MAIL_PAUSE_AFTER)
    if failed < settings.MAIL_PAUSE_AFTER or not service.pause(timezone.now(), PausedFor.FAILURES):
        return False
    log.error("all mail is paused: %d recipients in a row failed", failed)
    return True


def failed_in_a_row(*, most: int) -> int:
    """How many recipients failed since a mail was last accepted or all mail resumed; it counts up to ``most``."""
    failed = OutgoingMail.objects.filter(Q(person__isnull=False) | Q(reason__in=OF_THE_SERVER))
    accepted = OutgoingMail.objects.filter(settled_at__isnull=False, state=MailState.ACCEPTED)
    since = [
        accepted.order_by("-settled_at", "-id").values_list("settled_at", flat=True).first(),
        service.service().resumed_at,
    ]
    if began := max(filter(None, since), default=None):
        failed = failed.filter(failed_at__gt=began)
    else:
        failed = failed.filter(failed_at__isnull=False)
    return failed.order_by().values("person", "address").distinct()[:most].count()
