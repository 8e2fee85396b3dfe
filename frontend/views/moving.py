"""Moving an argument: another kind, another place."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deliberation.actions.moving import move_argument
from deliberation.errors import Invalid, NotFound
from deliberation.models import Kind
from deliberation.permissions import can_move_argument, require
from frontend.forms.moving import MoveForm
from frontend.pages.moving import move_page
from frontend.places import find_argument
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def move(request, ref, number):
    """Give an argument another kind, or hang it under another."""
    argument = find_argument(request, ref, number)
    require(can_move_argument(actor_of(request), argument))
    again = partial(_move_again, request, argument)
    if request.method != "POST":
        return again(MoveForm(initial=_present(argument)))
    done = partial(_moved, request, argument.version)
    return submit(request, MoveForm(request.POST), partial(_move, request, argument), done=done, again=again)


def _move(request, argument, stands_as, parent, version):
    by = actor_of(request)
    if stands_as in Kind.values:
        return move_argument(by=by, argument=argument, version=version, kind=stands_as)
    under = _parent(request, argument, parent)
    return move_argument(by=by, argument=argument, version=version, parent=under, relation=stands_as)


def _parent(request, argument, number):
    """The argument of that number beside this one. Raises Invalid."""
    if number is None:
        return None
    try:
        return find_argument(request, argument.initiative.ref, number)
    except NotFound:
        raise Invalid.at("parent", "does_not_exist", _("There is no argument of this number here."))


def _present(argument) -> dict:
    parent = argument.parent.number if argument.parent else ""
    return {"stands_as": argument.kind or argument.relation, "parent": parent, "version": argument.version}


def _move_again(request, argument, form, status=200):
    return page(request, "arguments/move.html", move_page(argument, form), status)


def _moved(request, before, argument):
    """A move to where it stands already makes no new version."""
    said = _("It stood there already.") if argument.version == before else _("Moved.")
    return see_other(request, f"/i/{argument.initiative.ref}/{argument.number}/", said=said)
