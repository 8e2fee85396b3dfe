"""A comment becomes a response, an argument or an action: one page, one click from the comment."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from deliberation.actions import actions, turning
from deliberation.permissions import can_turn_comment, require
from frontend.forms.discussion import TurnForm
from frontend.pages.actions import action_form
from frontend.pages.turning import turn_page
from frontend.places import find_comment
from frontend.responses import actor_of, page, see_other, submit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def turn(request, pk):
    comment = find_comment(request, pk)
    require(can_turn_comment(actor_of(request), comment))
    if request.method != "POST":
        return page(request, "discussion/turn.html", turn_page(request, comment))
    act = partial(turning.turn_comment, by=actor_of(request), comment=comment)
    again = partial(_again, request, comment, "form")
    form = TurnForm(request.POST, comment=comment)
    return submit(request, form, act, done=partial(_turned, request, comment), again=again)


@require_POST
@login_required
def act_on(request, pk):
    comment = find_comment(request, pk)
    act = partial(_add_action, request, comment)
    again = partial(_again, request, comment, "action")
    form = action_form(comment.initiative, request.POST)
    return submit(request, form, act, done=partial(_acted, request, comment), again=again)


def _add_action(request, comment, *, owner, text, due, **_more):
    found = User.objects.filter(pk=owner).first()
    place = {"initiative": comment.initiative, "comment": comment}
    return actions.add_action(by=actor_of(request), owner=found, text=text, due=due, **place)


def _again(request, comment, name, form, status):
    return page(request, "discussion/turn.html", turn_page(request, comment, **{name: form}), status)


def _turned(request, comment, argument):
    to = f"/i/{comment.initiative.ref}/{argument.number}/"
    return see_other(request, to, said=_("The comment became this; others can vote on it."))


def _acted(request, comment, action):
    to = f"/i/{comment.initiative.ref}/actions/#action-{action.pk}"
    return see_other(request, to, said=_("The comment became this action."))
