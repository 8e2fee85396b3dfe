"""One's own credentials for the API: a list, a form, and the page that shows a new one this once."""

from datetime import timedelta
from functools import partial

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions
from accounts.models import Token
from deliberation.errors import NotFound, in_our_words
from frontend.forms.tokens import SCOPES, TokenForm
from frontend.pages.tokens import token_rows
from frontend.reader import Reader
from frontend.responses import page, press, see_other, submit

HERE = "/settings/tokens/"

# Whoever finds a browser open makes no token with it: it would outlive the session.
asked_who_posts = reauthentication_required(enabled=lambda request: request.method == "POST")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@asked_who_posts
def listed(request):
    """What one has; a POST makes another."""
    again = partial(_list_page, request)
    if request.method != "POST":
        return again(TokenForm())
    return submit(
        request,
        TokenForm(request.POST),
        partial(_make, request),
        done=partial(token_told, request, back=HERE),
        again=again,
    )


@require_POST
@login_required
@asked_who_posts
def rotate(request, prefix):
    token = _mine(request, prefix)
    done = partial(token_told, request, back=HERE, replaced=token)
    return press(partial(_rotate, token), done=done, again=partial(_list_page, request, TokenForm()))


@require_POST
@login_required
def revoke(request, prefix):
    token = _mine(request, prefix)
    actions.revoke_token(token=token)
    return see_other(request, HERE, said=_("“%(name)s” is revoked.") % {"name": token.name})


def _make(request, *, name, scopes, days):
    with in_our_words():
        return actions.create_token(
            user=request.user, name=name, scopes=scopes, lasts=timedelta(days=days), made_with=None
        )


def _rotate(token):
    with in_our_words():
        return actions.rotate_token(token=token)


def _list_page(request, form, status=200, notice=""):
    tokens = Token.objects.filter(user=request.user)
    rows = token_rows(tokens, HERE, Reader.of(request), dict(SCOPES))
    context = {"tokens": rows, "form": form, "notice": notice, "settings_part": "tokens"}
    return page(request, "people/tokens.html", context, status)


def token_told(request, made, *, back, replaced=None):
    """The page that shows a new token, of whomever, this once."""
    token, text = made
    context = {"token": token, "text": text, "replaced": replaced, "back": back}
    return page(request, "people/token_made.html", context)


def _mine(request, prefix) -> Token:
    token = Token.objects.filter(user=request.user, token_key=prefix).first()
    if token is None:
        raise NotFound
    return token
