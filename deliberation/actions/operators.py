"""What whoever keeps the site running does about people, tokens and mails; each is kept with who did it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actions import drop_feeds, end_all_sessions, note, revoke_token
from accounts.mail import claims
from accounts.models import Membership, OutgoingMail, SecurityEvent, Token, User
from deliberation.actions.locks import lock_workspaces_of
from deliberation.actions.mail_service import who
from deliberation.errors import NotNow
from deliberation.outbox import record
from deliberation.permissions import Actor, can_operate, require

Kind = SecurityEvent.Kind


@transaction.atomic
def deactivate_user(*, by: Actor, user: User) -> User:
    """Shut somebody out of the whole site at once: sessions end, tokens are refused, nobody counts on their vote.

    Also the last owner of a workspace: safety comes first. Nothing is lost, memberships go on when they are let in
    again. Twice is as good as once. Raises NotAllowed, NotNow.
    """
    require(can_operate(by))
    if by.person.pk == user.pk:
        raise NotNow(_("Nobody shuts oneself out."), code="oneself")
    end_all_sessions(user=user)
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if user.is_active:
        lock_workspaces_of(user)  # an owner who leaves now counts on this one, or does not
        _set_active(user, False, by)
    return user


@transaction.atomic
def reactivate_user(*, by: Actor, user: User) -> User:
    """Let somebody in again. Twice is as good as once. Raises NotAllowed, NotNow for who was erased."""
    require(can_operate(by))
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if user.erased_at is not None:
        raise NotNow(_("Who was erased does not come back."), code="erased")
    if not user.is_active:
        _set_active(user, True, by)
    return user


@transaction.atomic
def revoke_tokens(*, by: Actor, user: User) -> int:
    """End every credential and the feed of ``user`` at once. Returns how many there were. Raises NotAllowed."""
    require(can_operate(by))
    tokens = list(Token.objects.filter(user=user))
    for token in tokens:
        revoke_token(token=token)
    ended = len(tokens) + drop_feeds(persons=[user.pk], reason="operator")
    if ended:
        note(Kind.OPERATOR_TOKENS_REVOKED, user=user, by=str(by.person.pk), tokens=ended)
    return ended


@transaction.atomic
def retry_mail(*, by: Actor, mail: OutgoingMail) -> bool:
    """Let a mail that was given up be tried anew; False for one that is not. Raises NotAllowed."""
    require(can_operate(by))
    tried = claims.revive(mail, by.moment)
    if tried:
        note(Kind.OPERATOR_MAIL_RETRIED, user=mail.person, by=who(by), mail=str(mail.pk))
    return tried


def _set_active(user: User, active: bool, by: Actor) -> None:
    """In each workspace it is a consequence that the operator's name does not belong to."""
    user.is_active = active
    user.save(update_fields=["is_active"])
    kind = Kind.OPERATOR_REACTIVATED if active else Kind.OPERATOR_DEACTIVATED
    note(kind, user=user, by=str(by.person.pk))
    verb = "membership.resumed" if active else "membership.paused"
    for membership in Membership.objects.filter(user=user, ended_at=None).order_by("pk"):
        consequence = Actor.system("operator")
        record(verb, by=consequence, subject=membership, workspace_id=membership.workspace_id)
