"""Inviting people to a workspace, sending an invitation again, taking it back."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import invitations as actions
from frontend.forms.invitations import LINK
from frontend.pages.invitations import invitations_page, invite_form, link_page
from frontend.places import find_invitation, find_managed
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def invitations(request, key):
    workspace = find_managed(request, key)
    if request.method != "POST":
        return _page(request, workspace)
    act, done = partial(_invite, request, workspace), partial(_invited, request, workspace)
    again = partial(_page, request, workspace)
    return submit(request, invite_form(request, workspace, request.POST), act, done=done, again=again)


@require_POST
@login_required
@never_cache
def resend(request, key, pk):
    invitation = find_invitation(request, key, pk)
    renewed, secret = actions.resend_invitation(by=actor_of(request), invitation=invitation)
    if secret:
        return _link(request, invitation.workspace, renewed, secret)
    return _back(request, key, _("Sent again; what was sent before opens nothing any more."))


@require_POST
@login_required
def revoke(request, key, pk):
    actions.revoke_invitation(by=actor_of(request), invitation=find_invitation(request, key, pk))
    return _back(request, key, _("Taken back."))


def _invite(request, workspace, *, emails, by, **fields):
    if by == LINK:
        return actions.invite_by_link(by=actor_of(request), workspace=workspace, **fields)
    return actions.invite_by_mail(by=actor_of(request), workspace=workspace, emails=emails, **fields)


def _invited(request, workspace, made):
    if isinstance(made, tuple):
        return _link(request, workspace, *made)
    said = ngettext("%d person is invited.", "%d people are invited.", len(made)) % len(made)
    when = _("The mails leave within a minute.")
    return _back(request, workspace.key, f"{said} {when}")


def _link(request, workspace, invitation, secret):
    """Shown in answer to the form itself: kept for a next page, the secret would lie with the session."""
    return page(request, "people/invitation_link.html", link_page(request, workspace, invitation, secret))


def _back(request, key, said):
    return see_other(request, f"/w/{key}/people/invitations/", said=said)


def _page(request, workspace, form=None, status=200):
    return page(request, "people/invitations.html", invitations_page(request, workspace, form), status)
