"""Accepting an invitation: by who has an account, and by who makes one with it."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import mail
from accounts.actions import add_person
from accounts.models import Invitation, Membership, OutgoingMail, User, new_id
from accounts.permissions import MANAGE
from deliberation.actions.locks import locked_workspace
from deliberation.actions.people import enter
from deliberation.actions.writing import one_line
from deliberation.errors import Invalid, NotAllowed, NotFound, NotNow
from deliberation.permissions import Actor, require
from deliberation.permissions.invitations import WayIn, way_in, why_closed

MOST_PROOFS = 10  # mails that one link may cause


@transaction.atomic
def accept_invitation(*, by: Actor, secret: str) -> Membership:
    """Become a member. An invitation lets one person in, once; for that one twice is as good as once.

    Raises NotFound for a secret that nobody made, NotAllowed for another address or a service, NotNow where it is
    used, revoked or over, where whoever invited may no longer, and for a member.
    """
    user = by.person
    require(user.can_sign_in and by.has_scope_for(MANAGE))
    way = _way(secret)
    invitation = way.invitation
    if not way.is_for(user):
        sentence = _("This invitation is for another e-mail address than the one you signed in with.")
        raise NotAllowed(sentence, code="other_address")
    if invitation.used_by_id == user.pk and (membership := _membership(invitation, user)):
        return membership
    _use(invitation, by)
    return enter(
        by=by,
        workspace=invitation.workspace,
        user=user,
        organisation=invitation.organisation,
        role=invitation.role,
        invitation=str(invitation.pk),
    )


@transaction.atomic
def accept_as_new(*, by: Actor, secret: str, name: str, language: str, password: str | None) -> Membership:
    """Make an account for the address that the invitation went to, which that proves, and become a member with it.

    ``password`` None is none, for who signs in through a provider. Raises NotFound, NotAllowed where no address is
    proven, Invalid, NotNow; also where there is an account already.
    """
    require(by.user is None)
    way = _way(secret)
    require(bool(way.address), _("Have the invitation sent to your address first."))
    _require_open(way.invitation, by)
    if User.objects.by_address(way.address):
        raise _has_account()
    try:
        with transaction.atomic():
            spelled = password if password is None else password or " "
            user = add_person(email=way.address, name=one_line(name), language=language, password=spelled)
    except ValidationError as error:
        raise Invalid.from_validation(error)
    except IntegrityError:
        raise _has_account()
    return accept_invitation(by=replace(by, user=user), secret=secret)


@transaction.atomic
def prove_address(*, by: Actor, secret: str, email: str) -> None:
    """Send the way in to the address of who follows a link and has no account; known or not, the answer is the same.

    Raises NotFound, NotAllowed for the secret of a mail, Invalid, NotNow where the link is used, revoked or over, and
    after too many such mails.
    """
    invitation = _way(secret).invitation
    require(not invitation.email)
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid.at("email", "address", _("“%s” is not an e-mail address.") % address[:254])
    _require_open(invitation, by)
    if OutgoingMail.objects.filter(key__startswith=invitation.proof_key).count() >= MOST_PROOFS:
        raise NotNow(_("Too many mails were sent for this link. Ask for a new one."), code="too_many_mails")
    mail.plan_to(address, f"{invitation.proof_key}{new_id()}", by.moment)


def _way(secret: str) -> WayIn:
    """What the secret opens under the workspace's lock, which holds still who may let somebody in, and the secret."""
    workspace = locked_workspace(_found(secret).invitation.workspace)
    way = _found(secret)
    way.invitation.workspace = workspace
    return way


def _found(secret: str) -> WayIn:
    way = way_in(secret)
    if way is None:
        raise NotFound
    return way


def _require_open(invitation: Invitation, by: Actor) -> None:
    if closed := why_closed(invitation, by.moment):
        raise closed


def _use(invitation: Invitation, by: Actor) -> None:
    """One UPDATE decides who comes in, whatever else clicks."""
    _require_open(invitation, by)
    mine = Invitation.objects.open_at(by.moment).filter(pk=invitation.pk)
    if not mine.update(used_at=by.moment, used_by=by.person):
        raise NotNow(_("This invitation was used already; each works once."), code="invitation_used")


def _membership(invitation: Invitation, user: User) -> Membership | None:
    return Membership.objects.of(user).filter(workspace=invitation.workspace_id).first()


def _has_account() -> NotNow:
    return NotNow(_("There is an account for this address. Sign in to accept."), code="has_account")
