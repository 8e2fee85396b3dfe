"""Credentials for the API."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import SecurityEvent, Token, User
from accounts.models.people import UserKind
from accounts.models.security import SCOPES

from .events import note

Kind = SecurityEvent.Kind

PREFIX = "mdg_"
ONE_YEAR = timedelta(days=365)
LONGEST = timedelta(days=366)
BOTH_ARE_VALID = timedelta(days=7)  # the old one, from the moment on at which a new one takes its place
MOST = 20  # that are valid, of one user; those being replaced apart
ENDED_ONES_ARE_LISTED = timedelta(days=30)
USE_IS_NOTED_EVERY = timedelta(hours=1)  # more often would make it the dearest part of a vote


@transaction.atomic
def create_token(
    *,
    user: User,
    name: str,
    scopes: Collection[str],
    lasts: timedelta | None = ONE_YEAR,
    made_with: Token | None = None,
) -> tuple[Token, str]:
    """Give ``user`` a credential for the API. Returns it and its text, which is told this once.

    ``lasts`` None is for ever, else up to 366 days; ``made_with`` is the credential of whoever asks, None for a
    session. Raises PermissionDenied for a credential that may not make this one; ValidationError for no name or one
    that is too long, an unknown scope, a life that is over or too long, a user who may have no credential or has too
    many, and a service that asks to vote.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    _require_holder(user)
    _require_name(name)
    _require_scopes(user, scopes)
    _require_life(lasts)
    require_as_strong(made_with, scopes)
    _make_room(user, timezone.now())
    return _made(user, name, scopes, lasts)


@transaction.atomic
def rotate_token(*, token: Token, made_with: Token | None = None) -> tuple[Token, str]:
    """Put a new credential in the place of ``token``, of the same name, scopes and length of life.

    The old one stays valid for a few days, so that nothing stands still meanwhile. Raises PermissionDenied as
    ``create_token`` does, ValidationError for one that has ended or is being replaced already.
    """
    user = User.objects.select_for_update(no_key=True).get(pk=token.user_id)
    old, now = Token.objects.filter(pk=token.pk).first(), timezone.now()
    _require_holder(user)
    if old is None or not old.is_lasting(now):
        raise _beyond_replacing(old)
    require_as_strong(made_with, old.scopes)
    new = _made(user, old.name, old.scopes, old.expiry and old.expiry - old.created, old)
    old.expiry, old.replaced_at = min(old.expiry or now + BOTH_ARE_VALID, now + BOTH_ARE_VALID), now
    old.save(update_fields=["expiry", "replaced_at"])
    return new


@transaction.atomic
def revoke_token(*, token: Token, made_with: Token | None = None) -> None:
    """End a credential at once. Twice is as good as once. Raises PermissionDenied.

    One without the scope ``admin`` can end only itself.
    """
    if made_with is not None and made_with.pk != token.pk:
        require_as_strong(made_with, ())
    gone, _rows = Token.objects.filter(pk=token.pk).delete()
    if gone:
        _note(Kind.TOKEN_REVOKED, token)


def drop_tokens(*, persons: Iterable[UUID], reason: str) -> None:
    """Part of the verbs that end what opens a door, with their locks. ``reason`` is a code, kept with each."""
    for token in Token.objects.filter(user__in=persons).select_related("user"):
        token.delete()
        _note(Kind.TOKEN_REVOKED, token, reason=reason)


def note_use(*, token: Token, now: datetime) -> None:
    """Write down when a credential was last used, at most once an hour."""
    stale = now - USE_IS_NOTED_EVERY
    if token.last_used_at is None or token.last_used_at <= stale:
        unnoted = Q(last_used_at=None) | Q(last_used_at__lte=stale)
        Token.objects.filter(unnoted, pk=token.pk).update(last_used_at=now)


def _beyond_replacing(old: Token | None) -> ValidationError:
    if old is not None and old.replaced_at is not None:
        return ValidationError(_("A new token takes the place of this one already."), code="replaced")
    return ValidationError(_("This token has ended. Make a new one."), code="ended")


def _require_holder(user: User) -> None:
    if not user.can_hold_token:
        raise ValidationError(_("This user does not sign in and can have no credential."), code="no_sign_in")


def _require_name(name: str) -> None:
    try:
        Token._meta.get_field("name").clean(name, None)
    except ValidationError as fault:
        raise ValidationError({"name": fault}) from None


def _require_scopes(user: User, scopes: Collection[str]) -> None:
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        sentence = _("Scopes are %(known)s; give at least one and no other.")
        fault = ValidationError(sentence, code="scope", params={"known": ", ".join(SCOPES)})
        raise ValidationError({"scopes": fault})
    if user.kind == UserKind.SERVICE and "vote" in scopes:
        raise ValidationError({"scopes": ValidationError(_("A service never votes."), code="service_votes")})


def _require_life(lasts: timedelta | None) -> None:
    if lasts is not None and not timedelta() < lasts <= LONGEST:
        sentence = _("A token ends within %(days)s days from now.")
        fault = ValidationError(sentence, code="out_of_range", params={"days": LONGEST.days})
        raise ValidationError({"expires_at": fault})


def require_as_strong(made_with: Token | None, scopes: Collection[str]) -> None:
    """A session may all that its person may; a token needs ``admin``, and gives nothing that it has not."""
    if made_with is None:
        return
    if not Token.objects.filter(pk=made_with.pk).exists():  # ended while its request waited for the lock
        raise PermissionDenied(_("This token has ended. Make a new one."))
    if "admin" not in made_with.scopes:
        raise PermissionDenied(_("A token needs the scope “admin” to make and end others."))
    if not set(scopes) <= set(made_with.scopes):
        raise PermissionDenied(_("A token makes none that may more than itself."))


def _make_room(user: User, now: datetime) -> None:
    """Forget what ended long ago; what is valid has a bound."""
    Token.objects.filter(user=user, expiry__lte=now - ENDED_ONES_ARE_LISTED).delete()
    if Token.objects.lasting(now).filter(user=user).count() >= MOST:
        sentence = _("There are %(most)s valid tokens already. Revoke one that nobody needs.")
        raise ValidationError(sentence, code="too_many", params={"most": MOST})


def _made(
    user: User, name: str, scopes: Collection[str], lasts: timedelta | None, replaces: Token | None = None
) -> tuple[Token, str]:
    scopes = sorted(set(scopes), key=SCOPES.index)
    line = replaces.line if replaces else ""
    token, text = Token.objects.create(
        user, expiry=lasts, prefix=PREFIX, name=name, scopes=scopes, first_key=line
    )
    _note(Kind.TOKEN_CREATED, token, **({"replaces": replaces.token_key} if replaces else {}))
    return token, text


def _note(kind: str, token: Token, **details: str) -> None:
    note(kind, user=token.user, token_key=token.token_key, scopes=token.scopes, **details)
