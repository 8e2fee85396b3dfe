"""Credentials for the API."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Token, User
from accounts.models.people import UserKind
from accounts.models.security import SCOPES

from .events import note

PREFIX = "mdg_"
ONE_YEAR = timedelta(days=365)
USE_IS_NOTED_EVERY = timedelta(hours=1)  # more often would make it the dearest part of a vote


@transaction.atomic
def create_token(
    *, user: User, name: str, scopes: Collection[str], lasts: timedelta | None = ONE_YEAR
) -> tuple[Token, str]:
    """Give ``user`` a credential for the API. Returns it and its text, which is told this once.

    ``lasts`` None is for ever. Raises ValidationError for an unknown scope, a user who may have no
    credential, and a service that asks to vote.
    """
    _require_holder(user)
    _require_scopes(user, scopes)
    token, text = Token.objects.create(
        user, expiry=lasts, prefix=PREFIX, name=name, scopes=sorted(set(scopes), key=SCOPES.index)
    )
    _note("token.created", token)
    return token, text


@transaction.atomic
def revoke_token(*, token: Token) -> None:
    """End a credential at once. Twice is as good as once."""
    gone, _rows = Token.objects.filter(pk=token.pk).delete()
    if gone:
        _note("token.revoked", token)


def note_use(*, token: Token, now: datetime) -> None:
    """Write down when a credential was last used, at most once an hour."""
    stale = now - USE_IS_NOTED_EVERY
    if token.last_used_at is None or token.last_used_at <= stale:
        unnoted = Q(last_used_at=None) | Q(last_used_at__lte=stale)
        Token.objects.filter(unnoted, pk=token.pk).update(last_used_at=now)


def _require_holder(user: User) -> None:
    if not user.is_active or user.kind == UserKind.IMPORTED:
        raise ValidationError(_("This user does not sign in and can have no credential."), code="no_sign_in")


def _require_scopes(user: User, scopes: Collection[str]) -> None:
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        sentence = _("Scopes are %(known)s; give at least one and no other.")
        raise ValidationError(sentence, code="scope", params={"known": ", ".join(SCOPES)})
    if user.kind == UserKind.SERVICE and "vote" in scopes:
        raise ValidationError(_("A service never votes."), code="service_votes")


def _note(kind: str, token: Token) -> None:
    note(kind, user=token.user, token_key=token.token_key, scopes=token.scopes)
