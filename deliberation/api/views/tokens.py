"""The caller's own credentials."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts import actions
from accounts.actions.tokens import ONE_YEAR
from accounts.models import Token
from deliberation.api.authentication import require_lately_known
from deliberation.api.describing import describe
from deliberation.api.doors import Door
from deliberation.api.serializers import tokens as forms
from deliberation.api.serializers.base import Nothing
from deliberation.api.serializers.queries import Paged
from deliberation.api.serializers.shared import page_of
from deliberation.api.shapes.tokens import shape_made, shape_token
from deliberation.errors import in_our_words

TokenList = page_of(forms.OwnTokenShape)


class Tokens(Door):
    tells_secrets = True

    @describe("One's tokens, newest first", name="list_tokens", answer=TokenList, query=Paged)
    def get(self, request):
        return self.listed(_mine(request), order=forms.NEWEST_FIRST, shape=shape_token)

    @describe(
        "Make a token; takes a session, or a token with the scope admin",
        name="create_token",
        body=forms.NewToken,
        answer=forms.MadeTokenShape,
        status=201,
    )
    def post(self, request):
        require_lately_known(request)
        body = self.body(forms.NewToken)
        lasts = lasts_of(body.pop("expires_at", None))
        with in_our_words():
            made = actions.create_token(user=request.user, lasts=lasts, made_with=request.auth, **body)
        return self.shown(shape_made(made), status=201)


class OneToken(Door):
    @describe("One of one's tokens", name="get_token", answer=forms.OwnTokenShape)
    def get(self, request, prefix):
        return self.shown(shape_token(self.one(_mine(request), token_key=prefix)))

    @describe("Revoke a token, at once", name="revoke_token", conflicts=False, status=204)
    def delete(self, request, prefix):
        token = self.one(_mine(request), token_key=prefix)
        with in_our_words():
            actions.revoke_token(token=token, made_with=request.auth)
        return self.gone()


class Rotation(Door):
    tells_secrets = True

    @describe(
        "Make a token in its place; the old one is valid for seven days more",
        name="rotate_token",
        body=Nothing,
        answer=forms.MadeTokenShape,
        status=201,
    )
    def post(self, request, prefix):
        self.body(Nothing)
        token = self.one(_mine(request), token_key=prefix)
        require_lately_known(request)
        with in_our_words():
            made = actions.rotate_token(token=token, made_with=request.auth)
        return self.shown(shape_made(made), status=201)


def lasts_of(expires_at) -> timedelta:
    """How long a token lasts that is to end at ``expires_at``."""
    return ONE_YEAR if expires_at is None else expires_at - timezone.now()


def _mine(request) -> QuerySet[Token]:
    return Token.objects.filter(user=request.user)
