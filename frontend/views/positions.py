"""What organisations stand for: on the proposal, on an argument, and all of it side by side."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deliberation.actions import positions as actions
from deliberation.models import Position
from frontend.forms.page_form import PageForm
from frontend.forms.positions import PositionForm
from frontend.pages.matrix import matrix_page
from frontend.pages.positions import place_page
from frontend.pages.view import view_page
from frontend.places import find_argument, find_below, find_initiative
from frontend.responses import actor_of, page, see_other, submit

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def matrix(request, ref):
    """Organisations × arguments; a POST states a position on the proposal."""
    initiative = find_initiative(request, ref)
    if request.method != "POST":
        return page(request, "positions/matrix.html", matrix_page(request, initiative))
    act = partial(actions.state_position, by=actor_of(request), initiative=initiative)
    again = partial(_view_again, request, initiative)
    return submit(request, _sent(request), act, done=partial(_stated, request, ref), again=again)


@page_or_form
@login_required
def on_argument(request, ref, number):
    """Positions and votes on one argument by organisation; a POST states a position on it."""
    argument = find_argument(request, ref, number)
    again = partial(_place_again, request, argument)
    if request.method != "POST":
        return again()
    initiative = argument.initiative
    act = partial(actions.state_position, by=actor_of(request), initiative=initiative, argument=argument)
    return submit(request, _sent(request), act, done=partial(_stated, request, ref), again=again)


@require_POST
@login_required
def clear(request, ref, pk):
    """Second what a colleague stated."""
    position = find_below(request, Position, ref, pk)
    initiative = find_initiative(request, ref)
    act = partial(actions.clear_position, by=actor_of(request), position=position)
    again = partial(_not_cleared, request, initiative, position)
    return submit(request, PageForm(request.POST), act, done=partial(_stated, request, ref), again=again)


def _sent(request) -> PositionForm:
    return PositionForm(request.POST, prefix="position")


def _stated(request, ref, position):
    here = f"/i/{ref}/{position.argument.number}/positions/" if position.argument else f"/i/{ref}/view/"
    return see_other(request, f"{here}#positions", said=_("Saved."), saved=f"position:{here}")


def _view_again(request, initiative, form, status):
    context = view_page(request, initiative, position=form)
    return page(request, "initiatives/view.html", context, status)


def _place_again(request, argument, form=None, status=200):
    """With the initiative read for its page, which carries what the frame needs."""
    initiative = find_initiative(request, argument.initiative.ref)
    context = place_page(request, initiative, argument, form)
    return page(request, "positions/argument.html", context, status)


def _not_cleared(request, initiative, position, form, status):
    if position.argument is None:
        context = view_page(request, initiative, notice=form.sentence())
        return page(request, "initiatives/view.html", context, status)
    argument = find_argument(request, initiative.ref, position.argument.number)
    context = place_page(request, initiative, argument, notice=form.sentence())
    return page(request, "positions/argument.html", context, status)
