"""What a secret opens, and whether whoever invited may still let somebody in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext_lazy as _

from accounts.mail import digest_of
from accounts.models import Invitation, Membership, User
from accounts.permissions import MANAGE, role_covers, role_may
from deliberation.errors import NotNow

SIGNER = signing.Signer(salt="madang.invitation.address")
BESIDE = ("workspace", "organisation", "invited_by")


@dataclass(frozen=True, slots=True)
class WayIn:
    """An invitation, and the address that whoever holds its secret has proven by that; empty for a link."""

    invitation: Invitation
    address: str

    def is_for(self, user: User) -> bool:
        """A link is for anybody; what went to an address is for that address."""
        return not self.address or self.address.casefold() == user.email.casefold()


def way_in(secret: str) -> WayIn | None:
    """What a secret opens, whether or not it still does; None for one that nobody made."""
    rows = Invitation.objects.select_related(*BESIDE)
    if ":" in secret:
        return _proven(rows, secret)
    found = rows.filter(secret_digest=digest_of(secret)).first()
    return WayIn(found, found.email) if found else None


def proof_of(invitation: Invitation, address: str) -> str:
    """The secret for one who follows a link without an account: the link's, bound to an address that got it by mail.

    It ends with the link: it names the link's present secret by its digest.
    """
    return SIGNER.sign_object([invitation.pk.hex, invitation.secret_digest, address])


def why_closed(invitation: Invitation, moment: datetime) -> NotNow | None:
    """The refusal of an invitation that lets nobody in at ``moment``."""
    if invitation.used_at:
        return NotNow(_("This invitation was used already; each works once."), code="invitation_used")
    if invitation.revoked_at:
        return NotNow(_("This invitation was taken back. Ask for a new one."), code="invitation_revoked")
    if invitation.is_over(moment):
        return NotNow(_("The time of this invitation is over. Ask for a new one."), code="invitation_expired")
    if not inviters_may([invitation]):
        sentence = _(
            "Whoever invited you may no longer let people in here. Ask an owner for a new invitation."
        )
        return NotNow(sentence, code="inviter_may_not")
    return None


def inviters_may(invitations: Iterable[Invitation]) -> set[UUID]:
    """Those whose maker may still give what they promise, looked up at this moment; one query."""
    asked = list(invitations)
    rows = Membership.objects.active().filter(
        user__in={one.invited_by_id for one in asked}, workspace__in={one.workspace_id for one in asked}
    )
    roles = {(row.user_id, row.workspace_id): row.role for row in rows}
    return {one.pk for one in asked if _may_give(roles.get((one.invited_by_id, one.workspace_id)), one.role)}


def _may_give(own: str | None, role: str) -> bool:
    return role_may(own, MANAGE) and role_covers(own, role)


def _proven(rows, secret: str) -> WayIn | None:
    try:
        pk, digest, address = SIGNER.unsign_object(secret)
    except signing.BadSignature:
        return None
    found = rows.filter(pk=pk, secret_digest=digest, email="").first()
    return WayIn(found, address) if found else None
