"""Hiding with a reason, showing again, reporting; and the page where facilitators settle it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deliberation.actions import moderation as actions
from deliberation.permissions import can_hide, can_report, require
from frontend.forms.moderation import HideForm, ReportForm, SettleForm
from frontend.pages.moderation import moderation_page, thing_page
from frontend.places import find_initiative, find_report, find_thing
from frontend.responses import actor_of, page, see_other, submit
from frontend.said import Undo


@require_safe
@login_required
def moderate(request, ref):
    initiative = find_initiative(request, ref)
    require(can_hide(actor_of(request), initiative))
    return page(request, "moderation/moderation.html", moderation_page(request, initiative))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hide(request, noun, pk):
    """Hide it with a reason; of what is hidden the page offers to show it again."""
    thing = find_thing(request, noun, pk)
    require(can_hide(actor_of(request), thing))
    again = partial(_thing_page, request, noun, thing, "moderation/hide.html")
    if request.method != "POST":
        return again(HideForm())
    act = partial(actions.hide, by=actor_of(request), thing=thing)
    done = partial(_hidden, request, noun)
    return submit(request, HideForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def show(request, noun, pk):
    thing = find_thing(request, noun, pk)
    reason, shown = thing.hidden_reason, actions.show(by=actor_of(request), thing=thing)
    undo = Undo(f"/{noun}/{pk}/hide/", {"reason": reason}) if reason else None
    back = thing_page(request, noun, shown)["back"]
    return see_other(request, back, said=_("Everybody sees it again."), undo=undo)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report(request, noun, pk):
    thing = find_thing(request, noun, pk)
    require(can_report(actor_of(request), thing))
    again = partial(_thing_page, request, noun, thing, "moderation/report.html")
    if request.method != "POST":
        return again(ReportForm())
    act = partial(actions.report, by=actor_of(request), thing=thing)
    said = _("The facilitators will look at it. You are told how it ends.")
    done = partial(_reported, request, noun, thing, said)
    return submit(request, ReportForm(request.POST), act, done=done, again=again)


@require_POST
@login_required
def settle(request, pk):
    found = find_report(request, pk)
    act = partial(actions.settle_report, by=actor_of(request), report=found)
    again = partial(_settle_again, request, found)
    return submit(request, SettleForm(request.POST), act, done=partial(_settled, request), again=again)


def _thing_page(request, noun, thing, template, form, status=200):
    return page(request, template, {**thing_page(request, noun, thing), "form": form}, status)


def _hidden(request, noun, thing):
    said = _("Hidden. Its writer and the facilitators still read it.")
    back = thing_page(request, noun, thing)["back"]
    return see_other(request, back, said=said, undo=Undo(f"/{noun}/{thing.pk}/show/"))


def _reported(request, noun, thing, said, made):
    back = thing_page(request, noun, thing)["back"]
    return see_other(request, back, said=said, saved=f"report:{thing.pk}")


def _settle_again(request, found, form, status):
    require(can_hide(actor_of(request), found))
    context = moderation_page(request, found.initiative, refused=form, about=found)
    return page(request, "moderation/moderation.html", context, status)


def _settled(request, found):
    said = (
        _("Kept.") if found.state == "kept" else _("Hidden. Its writer and the facilitators still read it.")
    )
    return see_other(request, f"/i/{found.initiative.ref}/moderation/", said=said)
