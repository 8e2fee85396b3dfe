"""Naming members, to see an initiative or to edit its draft."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from deliberation.actions import readers as actions
from frontend.pages.readers import reader_form, readers_page
from frontend.places import find_initiative
from frontend.responses import actor_of, page, see_other, submit
from frontend.said import Undo


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def readers(request, ref):
    initiative = find_initiative(request, ref)
    if request.method != "POST":
        return _page(request, initiative)
    act, done = partial(_name, request, initiative), partial(_kept, request, ref)
    again = partial(_page, request, initiative)
    return submit(request, reader_form(initiative, request.POST), act, done=done, again=again)


@require_POST
@login_required
def unname(request, ref, pk):
    """Alike for who is not named and for who is not there at all."""
    initiative = find_initiative(request, ref)
    named = initiative.named_readers.filter(user=pk).first()
    actions.unname_reader(by=actor_of(request), initiative=initiative, user=User(pk=pk))
    return _kept(request, ref, None, undo=named and _undo(ref, named))


def _name(request, initiative, *, user, may_edit):
    found = User.objects.get(pk=user)
    return actions.name_reader(by=actor_of(request), initiative=initiative, user=found, may_edit=may_edit)


def _undo(ref, named) -> Undo:
    edits = {"may_edit": "on"} if named.may_edit else {}
    return Undo(f"/i/{ref}/readers/", {"user": str(named.user_id), **edits})


def _kept(request, ref, reader, undo=None):
    return see_other(request, f"/i/{ref}/readers/", said=_("Saved."), undo=undo)


def _page(request, initiative, form=None, status=200):
    return page(request, "initiatives/readers.html", readers_page(request, initiative, form), status)
