"""What operators do about the digests of single people; each act is kept with who did it and whom it was about."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions import note
from accounts.mail import claims, plan
from accounts.models import MailState, Membership, OutgoingMail, SecurityEvent, User, Workspace
from deliberation.digests import archive, suspending
from deliberation.digests.facts import Digest
from deliberation.digests.planning import mail_key
from deliberation.errors import NotFound, NotNow
from deliberation.models import Delivery, Edition, Suspension
from deliberation.permissions import Actor, can_operate, require

from .mail_service import who

Kind = SecurityEvent.Kind


@transaction.atomic
def resend_digest(*, by: Actor, delivery: Delivery) -> OutgoingMail:
    """Send a digest once more to one person, knowingly. They get what they may still see of it.

    What was accepted stays on record; the new mail has a row and a Message-ID of its own, so that a mail program does
    not take it for the old one. A mail that was never accepted is tried again as it is. Raises NotAllowed, NotNow.
    """
    require(can_operate(by))
    row = Delivery.objects.select_for_update(of=("self",)).select_related("mail", "user").get(pk=delivery.pk)
    mail = row.mail
    if mail is None or mail.state == MailState.ACCEPTED:
        mail = _sent_anew(row, by.moment)
    elif not claims.revive(mail, by.moment):
        raise NotNow(_("This digest is under way. Wait what becomes of it."), code="under_way")
    _note(Kind.OPERATOR_MAIL_RESENT, row.user, by, mail=str(mail.pk), edition=str(row.edition_id))
    return mail


@transaction.atomic
def preview_digest(*, by: Actor, person: User, workspace: Workspace) -> tuple[Digest, Edition]:
    """A member's next digest as it stands now: what that member may see, and nothing else.

    That an operator looked is kept among the member's security events. Raises NotAllowed, NotFound.
    """
    require(can_operate(by))
    if not Membership.objects.of(person).filter(workspace=workspace).exists():
        raise NotFound(_("There is no such member."))
    _note(Kind.OPERATOR_DIGEST_PREVIEWED, person, by, workspace=str(workspace.pk))
    return archive.preview(person, workspace, timezone.now())


@transaction.atomic
def lift_suspension(*, by: Actor, person: User) -> int:
    """Let mail go again to somebody whose address took none. Returns how many subscriptions go on.

    Who reported a mail as spam ends that alone. Raises NotAllowed.
    """
    require(can_operate(by))
    lifted = suspending.resume(person, by.moment, reasons=[Suspension.BOUNCED])
    if lifted:
        _note(Kind.OPERATOR_SUSPENSION_LIFTED, person, by, subscriptions=lifted)
    return lifted


def _sent_anew(delivery: Delivery, moment: datetime) -> OutgoingMail:
    key = f"{mail_key(delivery.edition_id, delivery.user_id)}:{int(moment.timestamp())}"
    found = plan([(key, delivery.user)], moment)
    if not found:
        raise NotNow(_("This digest is under way. Wait what becomes of it."), code="under_way")
    Delivery.objects.filter(pk=delivery.pk).update(mail=found[0])
    return found[0]


def _note(kind: str, person: User, by: Actor, **details: Any) -> None:
    note(kind, user=person, **details, by=who(by))
