"""Actions and indicators of an initiative: the page that lists them, and their forms."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from deliberation.actions import actions, indicators
from deliberation.models import Action, Argument, Indicator
from deliberation.permissions import can_edit_action, can_edit_indicator, require
from frontend.forms.actions import DoneForm
from frontend.pages.actions import action_form, actions_page, indicator_form, initial_of
from frontend.places import find_below, find_initiative
from frontend.responses import CONFLICT, actor_of, page, see_other, submit
from frontend.said import Undo

page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@page_or_form
@login_required
def listed(request, ref):
    """What is to be done and what is watched; a POST adds an action."""
    initiative = find_initiative(request, ref)
    if request.method != "POST":
        return page(request, "actions/list.html", actions_page(request, initiative))
    act, done = partial(_add, request, initiative), partial(_kept, request, ref, f"action:{ref}")
    again = partial(_list_again, request, initiative, "form")
    return submit(request, action_form(initiative, request.POST), act, done=done, again=again)


@page_or_form
@login_required
def edit(request, ref, pk):
    action = find_below(request, Action, ref, pk)
    require(can_edit_action(actor_of(request), action))
    again = partial(_edit_page, request, action)
    if request.method != "POST":
        return again(action_form(action.initiative, initial=initial_of(action)))
    form = action_form(action.initiative, request.POST, initial=initial_of(action))
    act, done = partial(_edit, request, action), partial(_kept, request, ref, f"action:{pk}")
    return submit(request, form, act, done=done, again=again)


@require_POST
@login_required
def finish(request, ref, pk):
    """Done, or not done after all."""
    action = find_below(request, Action, ref, pk)
    other = DoneForm.AGAIN if request.POST.get("to") == DoneForm.DONE else DoneForm.DONE
    undo = Undo(f"/i/{ref}/actions/{pk}/done/", {"to": other})
    act, done = partial(_finish, request, action), partial(_kept, request, ref, "", undo=undo)
    again = partial(_list_again, request, find_initiative(request, ref), "notice")
    return submit(request, DoneForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def add_indicator(request, ref):
    initiative = find_initiative(request, ref)
    act, done = partial(_add_indicator, request, initiative), partial(_kept, request, ref, f"watch:{ref}")
    again = partial(_list_again, request, initiative, "indicator")
    form = indicator_form(initiative, request.POST, auto_id="id_indicator_%s")
    return submit(request, form, act, done=done, again=again)


@page_or_form
@login_required
def edit_indicator(request, ref, pk):
    indicator = find_below(request, Indicator, ref, pk)
    require(can_edit_indicator(actor_of(request), indicator))
    again = partial(_indicator_page, request, indicator)
    if request.method != "POST":
        return again(indicator_form(indicator.initiative, initial=_as_it_stands(indicator)))
    act = partial(_edit_indicator, request, indicator)
    done = partial(_kept, request, ref, f"watch:{pk}")
    return submit(request, indicator_form(indicator.initiative, request.POST), act, done=done, again=again)


@require_POST
@login_required
def remove_indicator(request, ref, pk):
    indicator = find_below(request, Indicator, ref, pk)
    indicators.remove_indicator(by=actor_of(request), indicator=indicator)
    return _kept(request, ref, "", None)


def _add(request, initiative, *, owner, challenge="", version=None, **fields):
    found = Argument.objects.visible_to(request.user).filter(initiative=initiative, pk=challenge or None)
    fields |= {"owner": User.objects.get(pk=owner), "challenge": found.first()}
    return actions.add_action(by=actor_of(request), initiative=initiative, **fields)


def _edit(request, action, *, owner, **fields):
    return actions.edit_action(
        by=actor_of(request), action=action, owner=User.objects.get(pk=owner), **fields
    )


def _finish(request, action, *, to):
    verb = actions.finish_action if to == DoneForm.DONE else actions.reopen_action
    return verb(by=actor_of(request), action=action)


def _add_indicator(request, initiative, *, version=None, **fields):
    return indicators.add_indicator(by=actor_of(request), initiative=initiative, **_with_watcher(fields))


def _edit_indicator(request, indicator, **fields):
    return indicators.edit_indicator(by=actor_of(request), indicator=indicator, **_with_watcher(fields))


def _with_watcher(fields: dict) -> dict:
    return fields | {"owner": User.objects.filter(pk=fields["owner"] or None).first()}


def _kept(request, ref, saved, result, undo=None):
    at = f"#action-{result.pk}" if isinstance(result, Action) else "#indicators"
    return see_other(request, f"/i/{ref}/actions/{at}", said=_("Saved."), saved=saved, undo=undo)


def _list_again(request, initiative, name, form, status):
    """The page with the refused form in its place, or its sentence where the form is one button."""
    refused = {name: form.sentence() if name == "notice" else form}
    return page(request, "actions/list.html", actions_page(request, initiative, **refused), status)


def _edit_page(request, action, form, status=200):
    if status == CONFLICT:
        form.catch_up(**initial_of(action))
    context = {"form": form, "heading": _("Change the action"), "key": f"action:{action.pk}"}
    return page(request, "actions/edit.html", {**context, **_place(action.initiative)}, status)


def _indicator_page(request, indicator, form, status=200):
    if status == CONFLICT:
        form.catch_up(**_as_it_stands(indicator))
    context = {
        "form": form,
        "heading": _("Change the indicator"),
        "key": f"watch:{indicator.pk}",
        "indicator": indicator,
    }
    return page(request, "actions/edit.html", {**context, **_place(indicator.initiative)}, status)


def _as_it_stands(indicator) -> dict:
    names = ("target", "unit", "direction", "baseline", "target_value", "target_by", "frequency")
    stands = {name: getattr(indicator, name) for name in ("name", *names, "version")}
    return stands | {"owner": str(indicator.owner_id or "")}


def _place(initiative) -> dict:
    return {"initiative": initiative, "workspace": initiative.workspace, "section": "initiatives"}
