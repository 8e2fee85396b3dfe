"""Who calls: a bearer token or the browser's session."""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.crypto import hash_token
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed

from accounts import demands
from accounts.actions import note_use
from accounts.models import Token, User
from accounts.models.prepared import Prepared
from deliberation.errors import NotAllowed

SCHEME = "bearer"
LONGEST = 200
SHOW = {
    "provider_required": _("A workspace of yours asks you to sign in through its provider first."),
    "second_factor_required": _("A workspace of yours asks you for a second factor first."),
}
BY_DIGEST = Prepared(lambda digest: Token.objects.select_related("user").filter(digest=digest), str)


class BearerToken(BaseAuthentication):
    """``Authorization: Bearer mdg_…`` of a person or a service. One query; its digest is looked up."""

    def authenticate(self, request) -> tuple[User, Token] | None:
        scheme, _space, text = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if not scheme:
            return None
        if scheme.lower() != SCHEME:
            raise AuthenticationFailed(_("Credentials are given as “Bearer” and a token."))
        token = _found(text.strip())
        note_use(token=token, now=timezone.now())
        return token.user, token

    def authenticate_header(self, request) -> str:
        return 'Bearer realm="Madang"'


class Session(SessionAuthentication):
    """The browser's session; what writes carries the CSRF token."""

    def authenticate(self, request) -> tuple[User, None] | None:
        found = super().authenticate(request)
        if not found or not found[0].can_sign_in:
            return None
        _require_shown(request, found[0])
        return found

    def authenticate_header(self, request) -> str:
        return 'Bearer realm="Madang"'


def require_lately_known(request) -> None:
    """What outlives a session takes one that said lately who it is, as on pages; a token has its scope for it.

    Raises NotAllowed.
    """
    if request.auth is None and not did_recently_reauthenticate(request):
        raise NotAllowed(
            _("Say once more who you are, at /accounts/reauthenticate/, and send this again."),
            code="reauthentication_required",
        )


def _require_shown(request, user: User) -> None:
    """A session is good for what its workspaces ask of it, here as on pages."""
    lacking = demands.unmet(request, user)
    if lacking:
        raise NotAllowed(SHOW[lacking.code], code=lacking.code)


def _found(text: str) -> Token:
    well_formed = text.isascii() and 0 < len(text) <= LONGEST
    token = BY_DIGEST.one(hash_token(text)) if well_formed else None
    if token is None or not token.user.can_hold_token:
        raise AuthenticationFailed(_("This token is not known, or its owner may not sign in."))
    if token.has_ended(timezone.now()):
        raise AuthenticationFailed(_("This token has expired."))
    return token
