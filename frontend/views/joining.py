"""Opening an invitation, which changes nothing, and accepting it."""

from functools import partial

from allauth.account.utils import perform_login
from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts import waiting
from accounts.links import path_of
from deliberation.actions import joining as actions
from deliberation.permissions.invitations import way_in
from frontend.forms.invitations import ProofForm
from frontend.pages.joining import join_form, joining_page
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation(request, secret):
    way = way_in(secret)
    if way is None:
        return page(request, "joining/none.html", {}, status=404)
    again = partial(_page, request, secret, way)
    if request.method != "POST":
        return again()
    known = request.user.is_authenticated
    verb = actions.accept_invitation if known else actions.accept_as_new
    act, done = partial(verb, by=actor_of(request), secret=secret), _came_in if known else _came_in_new
    return submit(request, join_form(request, way), act, done=partial(done, request), again=again)


@require_POST
@never_cache
def prove(request, secret):
    """Where a link is followed without an account: the way in goes to the address, which that proves."""
    way = way_in(secret)
    if way is None:
        return page(request, "joining/none.html", {}, status=404)
    act = partial(actions.prove_address, by=actor_of(request), secret=secret)
    again, done = partial(_page, request, secret, way), partial(_mailed, request, secret)
    return submit(request, ProofForm(request.POST), act, done=done, again=again)


def _came_in(request, membership):
    return see_other(request, f"/w/{membership.workspace.key}/", said=_welcome(membership))


def _came_in_new(request, membership):
    waiting.link_held(request, membership.user)
    messages.success(request, _welcome(membership))
    return perform_login(request, membership.user, redirect_url=f"/w/{membership.workspace.key}/")


def _welcome(membership):
    return _("You are a member of %s now.") % membership.workspace.name


def _mailed(request, secret, result):
    said = _("A mail is on its way to you. Open the link in it to come in.")
    return see_other(request, path_of(secret), said=said)


def _page(request, secret, way, form=None, status=200):
    return page(request, "joining/invitation.html", joining_page(request, secret, way, form), status)
