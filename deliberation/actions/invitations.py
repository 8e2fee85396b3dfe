"""Inviting people: by mail or by a link, to a role that whoever invites holds too."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import mail
from accounts.models import Invitation, Organisation, Role, Workspace, new_id
from deliberation.actions.locks import locked_workspace
from deliberation.errors import Fault, Invalid, NotNow
from deliberation.outbox import record
from deliberation.permissions import Actor, can_invite, require

KEY = "invitation"
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

    Raises NotAllowed, Invalid with every fault of every address.
    """
    require(can_invite(by, workspace, role))
    addresses = list(dict.fromkeys(one.strip().lower() for one in emails if one.strip()))
    _require_shape(workspace, organisation, days, _faults_of(addresses))
    locked_workspace(workspace)
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
    require(can_invite(by, workspace, role))
    _require_shape(workspace, organisation, days, [])
    secret = secrets.token_urlsafe(32)
    return _made(by, workspace, secret, days, organisation=organisation, role=role), secret


@transaction.atomic
def resend_invitation(*, by: Actor, invitation: Invitation, days: int = DAYS) -> tuple[Invitation, str]:
    """Invite once more, for ``days`` from now, in one's own name: what was sent or told before opens nothing any more.

    Returns the secret of a link; what goes by mail is told to nobody else. Raises NotAllowed, NotNow.
    """
    require(can_invite(by, invitation.workspace, invitation.role))
    invitation = _locked_waiting(invitation)
    key, secret = _new_secret(invitation)
    invitation.secret_digest, invitation.invited_by = mail.digest_of(secret), by.person
    invitation.expires_at = by.moment + timedelta(days=days)
    if invitation.email:
        invitation.sent_at = by.moment
        mail.plan_to(invitation.email, key, by.moment)
    invitation.save(update_fields=["secret_digest", "invited_by", "expires_at", "sent_at"])
    record("invitation.resent", by=by, subject=invitation, workspace_id=invitation.workspace_id)
    return invitation, "" if invitation.email else secret


@transaction.atomic
def revoke_invitation(*, by: Actor, invitation: Invitation) -> None:
    """Let it open nothing any more. Twice is as good as once. Raises NotAllowed, NotNow for one that was used."""
    require(can_invite(by, invitation.workspace, invitation.role))
    present = Invitation.objects.select_for_update(no_key=True, of=("self",)).get(pk=invitation.pk)
    if present.used_at is not None:
        raise _is_over()
    if present.revoked_at is None:
        _revoke(by, present)


def _by_mail(by, workspace, address, organisation, role, days) -> Invitation:
    invitation = Invitation(pk=new_id(), email=address)
    key, secret = _new_secret(invitation)
    mail.plan_to(address, key, by.moment)
    fields = {"pk": invitation.pk, "email": address, "sent_at": by.moment}
    return _made(by, workspace, secret, days, organisation=organisation, role=role, **fields)


def _made(by: Actor, workspace: Workspace, secret: str, days: int, **fields) -> Invitation:
    invitation = Invitation.objects.create(
        workspace=workspace,
        secret_digest=mail.digest_of(secret),
        invited_by=by.person,
        created_at=by.moment,
        expires_at=by.moment + timedelta(days=days),
        **fields,
    )
    role, organisation = invitation.role, str(invitation.organisation_id)
    record(
        "invitation.made",
        by=by,
        subject=invitation,
        workspace_id=workspace.pk,
        role=role,
        organisation=organisation,
    )
    return invitation


def _new_secret(invitation: Invitation) -> tuple[str, str]:
    """The key of its next mail and the secret that goes with it; a link's is of chance alone."""
    key = f"{KEY}:{invitation.pk}:{new_id()}"
    return key, mail.secret_in(key) if invitation.email else secrets.token_urlsafe(32)


def _revoke(by: Actor, invitation: Invitation) -> None:
    invitation.revoked_at = by.moment
    invitation.save(update_fields=["revoked_at"])
    record("invitation.revoked", by=by, subject=invitation, workspace_id=invitation.workspace_id)


def _locked_waiting(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(no_key=True, of=("self",)).select_related("workspace")
    present = rows.get(pk=invitation.pk)
    if not present.is_waiting:
        raise _is_over()
    return present


def _is_over() -> NotNow:
    return NotNow(_("This invitation was used or taken back; make a new one."), code="invitation_over")


def _require_shape(
    workspace: Workspace, organisation: Organisation, days: int, faults: Iterable[Fault]
) -> None:
    found = list(faults)
    if organisation.workspace_id != workspace.pk:
        found.append(Fault("organisation", "unknown", _("This organisation is not in the workspace.")))
    if not 1 <= days <= MOST_DAYS:
        found.append(Fault("days", "days", _("An invitation lasts from 1 to %d days.") % MOST_DAYS))
    if found:
        raise Invalid(faults=found)


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
