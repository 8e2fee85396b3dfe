"""Inviting people: by mail or by a link, to a role that whoever invites holds too."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import mail
from accounts.models import Invitation, Organisation, Role, Workspace
from deliberation.actions.locks import managed, still_there
from deliberation.actions.writing import fault_of_place
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.limits import of_person, spend
from deliberation.outbox import record
from deliberation.permissions import Actor, can_invite, require

DAYS = 7
MOST_DAYS = 30
MOST_AT_ONCE = 50


@transaction.atomic
def invite_by_mail(
    *,
    by: Actor,
    workspace: Workspace,
    emails: Sequence[str],
    organisation: Organisation,
    role: str = Role.ANALYST,
    days: int = DAYS,
) -> list[Invitation]:
    """Invite each address; whether one is known here makes no difference. One that waits already is invited anew.

    Raises NotAllowed, Invalid with every fault of every address, TooMany where these are more mails than one may send.
    """
    workspace = _inviting(by, workspace, role)
    addresses = list(dict.fromkeys(one.strip().lower() for one in emails if one.strip()))
    _require_shape(
        _faults_of(addresses),
        fault_of_place(workspace.pk, organisation, "organisation"),
        _fault_of_days(days),
    )
    spend("mails", of_person(by.person), len(addresses))
    for earlier in Invitation.objects.waiting().filter(workspace=workspace, email__in=addresses):
        _revoke(by, earlier)
    return [_by_mail(by, workspace, address, organisation, role, days) for address in addresses]


@transaction.atomic
def invite_by_link(
    *, by: Actor, workspace: Workspace, organisation: Organisation, role: str = Role.ANALYST, days: int = DAYS
) -> tuple[Invitation, str]:
    """Invite whoever is given the link. Returns the invitation and its secret, which is told this once.

    Raises NotAllowed, Invalid.
    """
    workspace = _inviting(by, workspace, role)
    _require_shape(fault_of_place(workspace.pk, organisation, "organisation"), _fault_of_days(days))
    invitation = _new(by, workspace, days, organisation=organisation, role=role)
    secret = _link(invitation)
    return _saved(by, invitation), secret


@transaction.atomic
def resend_invitation(*, by: Actor, invitation: Invitation, days: int = DAYS) -> tuple[Invitation, str]:
    """Invite once more, for ``days`` from now, in one's own name: what was sent or told before opens nothing any more.

    Returns the secret of a link; what goes by mail is told to nobody else. Raises NotAllowed, NotNow, Invalid, TooMany.
    """
    invitation = _locked(by, invitation)
    if not invitation.is_waiting:
        raise _is_over()
    _require_shape(_fault_of_days(days))
    secret = "" if invitation.email else _link(invitation)
    if invitation.email:
        spend("mails", of_person(by.person))
        _mail(by, invitation)
    invitation.invited_by, invitation.expires_at = by.person, by.moment + timedelta(days=days)
    invitation.save(update_fields=["secret_digest", "mails", "sent_at", "invited_by", "expires_at"])
    record("invitation.resent", by=by, subject=invitation, workspace_id=invitation.workspace_id)
    return invitation, secret


@transaction.atomic
def revoke_invitation(*, by: Actor, invitation: Invitation) -> None:
    """Let it open nothing any more. Twice is as good as once. Raises NotAllowed, NotNow for one that was used."""
    present = _locked(by, invitation)
    if present.used_at is not None:
        raise _is_over()
    if present.revoked_at is None:
        _revoke(by, present)


def _by_mail(by, workspace, address, organisation, role, days) -> Invitation:
    fields = {"organisation": organisation, "role": role, "email": address}
    invitation = _new(by, workspace, days, **fields)
    _mail(by, invitation)
    return _saved(by, invitation)


def _new(by: Actor, workspace: Workspace, days: int, **fields) -> Invitation:
    expires = by.moment + timedelta(days=days)
    return Invitation(
        workspace=workspace, invited_by=by.person, created_at=by.moment, expires_at=expires, **fields
    )


def _saved(by: Actor, invitation: Invitation) -> Invitation:
    invitation.save(force_insert=True)
    details: dict[str, Any] = {"role": invitation.role, "organisation": str(invitation.organisation_id)}
    record("invitation.made", by=by, subject=invitation, workspace_id=invitation.workspace_id, **details)
    return invitation


def _mail(by: Actor, invitation: Invitation) -> None:
    """Plan its next mail; the secret that the invitation knows is the one that this mail will carry."""
    invitation.mails += 1
    invitation.sent_at = by.moment
    invitation.secret_digest = mail.digest_of(mail.secret_in(invitation.mail_key))
    mail.plan_to(invitation.email, invitation.mail_key, by.moment)


def _link(invitation: Invitation) -> str:
    """Give it a new secret, for its link; nobody can tell it a second time."""
    secret = secrets.token_urlsafe(32)
    invitation.secret_digest = mail.digest_of(secret)
    return secret


def _revoke(by: Actor, invitation: Invitation) -> None:
    invitation.revoked_at = by.moment
    invitation.save(update_fields=["revoked_at"])
    record("invitation.revoked", by=by, subject=invitation, workspace_id=invitation.workspace_id)


def _inviting(by: Actor, workspace: Workspace, role: str) -> Workspace:
    """The workspace under its lock, for who may let somebody in there as ``role`` even then."""
    workspace = managed(by, workspace)
    require(can_invite(by, workspace, role))
    return workspace


def _locked(by: Actor, invitation: Invitation) -> Invitation:
    """The invitation as it is now, under its workspace's lock: who accepts it comes before or after."""
    workspace = _inviting(by, invitation.workspace, invitation.role)
    present = still_there(Invitation.objects.select_for_update(no_key=True), invitation.pk)
    present.workspace = workspace
    return present


def _is_over() -> NotNow:
    return NotNow(_("This invitation was used or taken back; make a new one."), code="invitation_over")


def _require_shape(*faults: Iterable[Fault]) -> None:
    if found := list(chain(*faults)):
        raise Invalid(faults=found)


def _fault_of_days(days: int) -> Iterable[Fault]:
    if not 1 <= days <= MOST_DAYS:
        yield Fault("days", "days", _("An invitation lasts from 1 to %d days.") % MOST_DAYS)


def _faults_of(addresses: Sequence[str]) -> Iterable[Fault]:
    if not addresses:
        yield Fault("emails", "required", _("Give at least one address."))
    if len(addresses) > MOST_AT_ONCE:
        yield Fault("emails", "too_many", _("Invite at most %d people at once.") % MOST_AT_ONCE)
    for address in addresses[:MOST_AT_ONCE]:
        try:
            validate_email(address)
        except ValidationError:
            yield Fault("emails", "address", _("“%s” is not an e-mail address.") % address[:254])
