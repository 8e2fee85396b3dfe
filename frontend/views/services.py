"""Accounts of other systems: made, given tokens, and ended by who manages a workspace's people."""

from datetime import timedelta
from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Membership, Token
from deliberation.actions import services as actions
from deliberation.errors import NotFound
from frontend.forms.services import ServiceTokenForm
from frontend.pages.services import place_of, service_form, service_page, services_page
from frontend.places import find_managed, find_service
from frontend.responses import actor_of, page, press, see_other, submit

from .tokens import asked_who_posts, token_told


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def services(request, key):
    workspace = find_managed(request, key)
    again = partial(_list_page, request, workspace)
    if request.method != "POST":
        return again()
    act = partial(actions.add_service, by=actor_of(request), workspace=workspace)
    form, done = service_form(request, workspace, request.POST), partial(_added, request)
    return submit(request, form, act, done=done, again=again)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@asked_who_posts
def service(request, key, pk):
    """One of them; a POST makes a token for it."""
    found = find_service(request, key, pk)
    again = partial(_page, request, found)
    if request.method != "POST":
        return again()
    act, done = partial(_make, request, found), partial(_told, request, found)
    return submit(request, ServiceTokenForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def end(request, key, pk):
    found = find_service(request, key, pk)
    actions.end_service(by=actor_of(request), service=found)
    said = _("“%(name)s” has ended, and all its tokens with it.") % {"name": found.user.name}
    return see_other(request, f"/w/{key}/services/", said=said)


@require_POST
@login_required
@asked_who_posts
def rotate(request, key, pk, prefix):
    found = find_service(request, key, pk)
    token = _token(found, prefix)
    act = partial(actions.rotate_service_token, by=actor_of(request), service=found, token=token)
    done = partial(_told, request, found, replaced=token)
    return press(act, done=done, again=partial(_page, request, found))


@require_POST
@login_required
def revoke(request, key, pk, prefix):
    found = find_service(request, key, pk)
    token = _token(found, prefix)
    actions.revoke_service_token(by=actor_of(request), service=found, token=token)
    return see_other(request, place_of(found), said=_("“%(name)s” is revoked.") % {"name": token.name})


def _added(request, found):
    return see_other(request, place_of(found), said=_("The service is there. Make a token for it."))


def _make(request, found, *, days, **fields):
    return actions.create_service_token(
        by=actor_of(request), service=found, lasts=timedelta(days=days), **fields
    )


def _told(request, found, made, replaced=None):
    return token_told(request, made, back=place_of(found), replaced=replaced)


def _list_page(request, workspace, form=None, status=200):
    return page(request, "people/services.html", services_page(request, workspace, form), status)


def _page(request, found, form=None, status=200, notice=""):
    return page(request, "people/service.html", service_page(request, found, form, notice), status)


def _token(found: Membership, prefix: str) -> Token:
    token = Token.objects.filter(user=found.user_id, token_key=prefix).first()
    if token is None:
        raise NotFound
    return token
