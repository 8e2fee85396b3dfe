"""Who is in a workspace, with which role; changing that, ending it, and leaving."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from deliberation.actions import people as actions
from frontend.forms.page_form import PageForm
from frontend.pages.members import end_page, member_form, member_page, members_page
from frontend.places import find_managed_member, find_member, find_workspace
from frontend.responses import actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def members(request, key):
    return page(request, "people/members.html", members_page(request, find_workspace(request, key)))


@page_or_form
@login_required
def member(request, key, pk):
    membership = find_managed_member(request, key, pk)
    again = partial(_page, request, membership)
    if request.method != "POST":
        return again()
    act = partial(actions.change_membership, by=actor_of(request), membership=membership)
    done = partial(_changed, request, key)
    return submit(request, member_form(membership, request.POST), act, done=done, again=again)


@page_or_form
@login_required
def end(request, key, pk):
    """Ending a membership, one's own or another's: a page that says what follows, and its button."""
    membership = find_member(request, key, pk)
    again = partial(_end_page, request, membership)
    if request.method != "POST":
        return again()
    act = partial(actions.end_membership, by=actor_of(request), membership=membership)
    done = partial(_ended, request, membership)
    return submit(request, PageForm(request.POST), act, done=done, again=again)


def _changed(request, key, membership):
    return see_other(request, f"/w/{key}/people/", said=_("Saved."))


def _ended(request, membership, result):
    if membership.user_id == request.user.pk:
        return see_other(request, "/", said=_("You have left %s.") % membership.workspace.name)
    said = _("%s is no member any more.") % membership.user.name
    return see_other(request, f"/w/{membership.workspace.key}/people/", said=said)


def _page(request, membership, form=None, status=200):
    return page(request, "people/member.html", member_page(request, membership, form), status)


def _end_page(request, membership, form=None, status=200):
    return page(request, "people/end.html", end_page(request, membership, form), status)
